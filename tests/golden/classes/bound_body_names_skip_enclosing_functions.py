# Class-body names resolve with LOAD_NAME: class namespace, then globals, then builtins - when the name is
# bound in the class body, enclosing function scopes are skipped.
x = "g"
def f():
    x = "f"
    class C:
        y = x
        x = 1
    return C.y
print(f())  # expect: g
