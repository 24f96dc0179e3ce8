# Integer operators called as methods give NotImplemented for operands they do not know.
for name in ("add", "sub", "mul", "floordiv", "mod", "divmod", "truediv", "pow", "lshift", "rshift", "and", "or", "xor"):
    forward, reflected = getattr(int, f"__{name}__"), getattr(int, f"__r{name}__")
    print(name, forward(13, 3), reflected(3, 13), forward(13, True), forward(13, 2.0), reflected(13, "x"))
    # expect: add 16 16 14 NotImplemented NotImplemented
    # expect: sub 10 10 12 NotImplemented NotImplemented
    # expect: mul 39 39 13 NotImplemented NotImplemented
    # expect: floordiv 4 4 13 NotImplemented NotImplemented
    # expect: mod 1 1 0 NotImplemented NotImplemented
    # expect: divmod (4, 1) (4, 1) (13, 0) NotImplemented NotImplemented
    # expect: truediv 4.333333333333333 4.333333333333333 13.0 NotImplemented NotImplemented
    # expect: pow 2197 2197 13 NotImplemented NotImplemented
    # expect: lshift 104 104 26 NotImplemented NotImplemented
    # expect: rshift 1 1 6 NotImplemented NotImplemented
    # expect: and 1 1 1 NotImplemented NotImplemented
    # expect: or 15 15 13 NotImplemented NotImplemented
    # expect: xor 14 14 12 NotImplemented NotImplemented
print((5).__neg__(), (5).__pos__(), (-5).__abs__(), (5).__invert__(), (0).__bool__(), (5).__hash__())
# expect: -5 5 5 -6 False 5
for name in ("lt", "le", "eq", "ne", "gt", "ge"):
    method = getattr(int, f"__{name}__")
    print(name, method(1, 2), method(2, 2), method(2, 2.0), method(1, "1"))
    # expect: lt True False NotImplemented NotImplemented
    # expect: le True True NotImplemented NotImplemented
    # expect: eq False True NotImplemented NotImplemented
    # expect: ne True False NotImplemented NotImplemented
    # expect: gt False False NotImplemented NotImplemented
    # expect: ge False True NotImplemented NotImplemented

def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

attempt(int.__add__, 1)  # expect: TypeError: expected 1 argument, got 0
attempt(int.__add__, 1, 2, 3)  # expect: TypeError: expected 1 argument, got 2
attempt(int.__add__, "1", 2)  # expect: TypeError: descriptor '__add__' requires a 'int' object but received a 'str'
attempt(int.__neg__, 1, 2)  # expect: TypeError: expected 0 arguments, got 1
attempt(int.__pow__, 2, 10, 7)  # expect: 2
attempt(int.__pow__, 2)  # expect: TypeError: expected 1 or 2 arguments, got 0
attempt(int.__pow__, 2, 3, "x")  # expect: NotImplemented
attempt((2).__lshift__, -1)  # expect: ValueError: negative shift count
attempt((2).__floordiv__, 0)  # expect: ZeroDivisionError: division by zero
attempt((2).__rmod__, 0)  # expect: 0
attempt((0).__rtruediv__, 1)  # expect: ZeroDivisionError: division by zero
attempt((0).__divmod__, 0)  # expect: ZeroDivisionError: division by zero
attempt((2).__lt__)  # expect: TypeError: expected 1 argument, got 0
attempt(int.__lt__, "a", 1)  # expect: TypeError: descriptor '__lt__' requires a 'int' object but received a 'str'
attempt(int.__bool__, None)
# expect: TypeError: descriptor '__bool__' requires a 'int' object but received a 'NoneType'
