# `__closure__` is None without free variables, else always the same read-only tuple.
def outer():
    seed = 3
    def with_capture():
        return seed
    def without():
        return 4
    return with_capture, without

with_capture, without = outer()
print(without.__closure__)  # expect: None
print(type(with_capture.__closure__).__name__, len(with_capture.__closure__))  # expect: tuple 1
print(with_capture.__closure__ is with_capture.__closure__)  # expect: True
try:
    del with_capture.__closure__
except AttributeError as error:
    print(error)  # expect: readonly attribute
with_capture.__closure__ = ()  # expect error: AttributeError: readonly attribute
