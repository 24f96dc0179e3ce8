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
# expect: 2 2.5 True True {1: 'c'} True (<class 'bool'>, <class 'int'>, <class 'object'>)
print(True & False, True | False, True ^ True, type(True & 1), type(True & True), True << 3, -True, divmod(True, True), True ** False)
# expect: False True False <class 'int'> <class 'bool'> 8 -1 (1, 0) 1
print(repr(True), str(False), f"{True}", f"{True:d}", f"{True:5}|", "%d %s" % (True, True), int("1") is not True)
# expect: True False True 1     1| 1 True True
print(bool(), bool([]), bool(""), bool(0.0), bool(-1), bool("False"), bool(None), bool(...), bool(Empty()), bool(object()), bool(range(0)))
# expect: False False False False True True False True False True False
attempt(bool, Odd())  # expect: TypeError: __bool__ should return bool, returned int
attempt(bool, Negative())  # expect: ValueError: __len__() should return >= 0
attempt(bool, 1, 2)  # expect: TypeError: bool expected at most 1 argument, got 2
attempt(bool, x=1)  # expect: TypeError: bool() takes no keyword arguments
attempt(lambda: not Odd())  # expect: TypeError: __bool__ should return bool, returned int
attempt(lambda: 1 if Negative() else 2)  # expect: ValueError: __len__() should return >= 0
attempt(format, True, "s")  # expect: ValueError: Unknown format code 's' for object of type 'bool'
attempt(type, "B", (bool,), {})  # expect: TypeError: type 'bool' is not an acceptable base type
attempt(True.__and__, 2)  # expect: 0
attempt(True.__and__, 2.0)  # expect: NotImplemented
attempt(True.__rxor__, "x")  # expect: NotImplemented
print(True.real, True.numerator, True.bit_length(), True.to_bytes(1), True.conjugate(), True.__index__(), True.__round__(), sum([True, True, False]))
# expect: 1 1 1 b'\x01' 1 1 1 2
