# `n += 1` binds `n` in the inner function, which then has no value to add to.
def make():
    n = 10
    def bump():
        n += 1
        # expect error: UnboundLocalError: cannot access local variable 'n' where it is not associated with a value
        return n
    return bump

bump = make()
print(bump.__code__.co_varnames, bump.__closure__)  # expect: ('n',) None
bump()
