# `del x` alone is a binding form: it makes x local.
x = 1
def f():
    del x  # expect error: UnboundLocalError: cannot access local variable 'x' where it is not associated with a value
f()
