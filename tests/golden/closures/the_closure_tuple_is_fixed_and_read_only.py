# __closure__ is None when there are no free variables, else one fixed tuple object (same identity on each
# access), read-only.
def o():
    x = 1
    return lambda: x
f = o()
print((lambda: 0).__closure__, f.__closure__ is f.__closure__)  # expect: None True
f.__closure__ = ()  # expect error: AttributeError: readonly attribute
