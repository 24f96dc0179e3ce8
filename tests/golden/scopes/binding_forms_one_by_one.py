# Binding forms: assignment, augmented/annotated assignment, `del`, for/with/except targets, import, def,
# class, match captures, walrus, `type`, parameters. A bare annotation `x: int` also makes x local.
x = 1
def f():
    x: int
    return x  # expect error: UnboundLocalError: cannot access local variable 'x' where it is not associated with a value
f()
