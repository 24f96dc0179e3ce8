# The two bools: made by bool(), and ints everywhere else.
class Empty:
    def __len__(self):
        return 0

class Odd:
    def __bool__(self):
        return 1

class Negative:
    def __len__(self):
        return -1

def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

print(True + True, True * 2.5, True == 1, hash(True) == hash(1.0), {1: "a", True: "b", 1.0: "c"}, isinstance(True, int), bool.__mro__)
print(True & False, True | False, True ^ True, type(True & 1), type(True & True), True << 3, -True, divmod(True, True), True ** False)
print(repr(True), str(False), f"{True}", f"{True:d}", f"{True:5}|", "%d %s" % (True, True), int("1") is not True)
print(bool(), bool([]), bool(""), bool(0.0), bool(-1), bool("False"), bool(None), bool(...), bool(Empty()), bool(object()), bool(range(0)))
attempt(bool, Odd())
attempt(bool, Negative())
attempt(bool, 1, 2)
attempt(bool, x=1)
attempt(lambda: not Odd())
attempt(lambda: 1 if Negative() else 2)
attempt(format, True, "s")
attempt(type, "B", (bool,), {})
attempt(True.__and__, 2)
attempt(True.__and__, 2.0)
attempt(True.__rxor__, "x")
print(True.real, True.numerator, True.bit_length(), True.to_bytes(1), True.conjugate(), True.__index__(), True.__round__(), sum([True, True, False]))
