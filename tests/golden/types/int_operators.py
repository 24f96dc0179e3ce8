# Integer operators called as methods give NotImplemented for operands they do not know.
for name in ("add", "sub", "mul", "floordiv", "mod", "divmod", "truediv", "pow", "lshift", "rshift", "and", "or", "xor"):
    forward, reflected = getattr(int, f"__{name}__"), getattr(int, f"__r{name}__")
    print(name, forward(13, 3), reflected(3, 13), forward(13, True), forward(13, 2.0), reflected(13, "x"))
print((5).__neg__(), (5).__pos__(), (-5).__abs__(), (5).__invert__(), (0).__bool__(), (5).__hash__())
for name in ("lt", "le", "eq", "ne", "gt", "ge"):
    method = getattr(int, f"__{name}__")
    print(name, method(1, 2), method(2, 2), method(2, 2.0), method(1, "1"))

def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

attempt(int.__add__, 1)
attempt(int.__add__, 1, 2, 3)
attempt(int.__add__, "1", 2)
attempt(int.__neg__, 1, 2)
attempt(int.__pow__, 2, 10, 7)
attempt(int.__pow__, 2)
attempt(int.__pow__, 2, 3, "x")
attempt((2).__lshift__, -1)
attempt((2).__floordiv__, 0)
attempt((2).__rmod__, 0)
attempt((0).__rtruediv__, 1)
attempt((0).__divmod__, 0)
attempt((2).__lt__)
attempt(int.__lt__, "a", 1)
attempt(int.__bool__, None)
