# Type parameters live in an own scope around the def/class; they become free variables of the function and
# are not visible outside.
def f[T](): return T
print(f.__type_params__, f.__code__.co_freevars, f() is f.__type_params__[0])  # expect: (T,) ('T',) True
T  # expect error: NameError: name 'T' is not defined
