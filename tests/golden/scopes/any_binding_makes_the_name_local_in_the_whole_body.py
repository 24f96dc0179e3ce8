# Any binding operation anywhere in a function body makes the name local to the whole body, also before the
# binding and in dead code.
x = "g"
def f():
    if 0: x = 1
    return x  # expect error: UnboundLocalError: cannot access local variable 'x' where it is not associated with a value
f()
