# `nonlocal x` in a class body makes class-body assignment write the enclosing function's cell; x is not a
# class attribute.
def f():
    x = 1
    class C:
        nonlocal x
        x = 2
    return x, hasattr(C, "x")
print(f())  # expect: (2, False)
