# Augmented assignment binds: `n += 1` on an enclosing name without nonlocal is UnboundLocalError at the read.
def f():
    n = 0
    def g(): n += 1  # expect error: UnboundLocalError: cannot access local variable 'n' where it is not associated with a value
    g()
f()
