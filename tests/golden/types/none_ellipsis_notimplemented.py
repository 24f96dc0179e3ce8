# The three singletons and their types.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

print(None, ..., NotImplemented, repr(None), str(...), f"{NotImplemented!r}", [None, ...], type(None), type(...), type(NotImplemented))
# expect: None Ellipsis NotImplemented None Ellipsis NotImplemented [None, Ellipsis] <class 'NoneType'> <class 'ellipsis'> <class 'NotImplementedType'>
print(bool(None), bool(...), type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented, Ellipsis is ..., None == 0, None == None, None != 0, hash(None) == hash(None))
# expect: False True True True True True False True True True
attempt(type(None), 1)  # expect: TypeError: NoneType takes no arguments
attempt(type(...), 1)  # expect: TypeError: EllipsisType takes no arguments
attempt(type(NotImplemented), x=1)  # expect: TypeError: NotImplementedType takes no arguments
attempt(lambda: None.x)  # expect: AttributeError: 'NoneType' object has no attribute 'x'
attempt(lambda: ....real)  # expect: AttributeError: 'ellipsis' object has no attribute 'real'
attempt(setattr, None, "x", 1)
# expect: AttributeError: 'NoneType' object has no attribute 'x' and no __dict__ for setting new attributes
attempt(lambda: None < None)  # expect: TypeError: '<' not supported between instances of 'NoneType' and 'NoneType'
attempt(lambda: None + 1)  # expect: TypeError: unsupported operand type(s) for +: 'NoneType' and 'int'
attempt(lambda: ... + ...)  # expect: TypeError: unsupported operand type(s) for +: 'ellipsis' and 'ellipsis'
attempt(len, None)  # expect: TypeError: object of type 'NoneType' has no len()
attempt(iter, ...)  # expect: TypeError: 'ellipsis' object is not iterable
attempt(lambda: [*None])  # expect: TypeError: Value after * must be an iterable, not NoneType
attempt(int, ...)
# expect: TypeError: int() argument must be a string, a bytes-like object or a real number, not 'ellipsis'
attempt(type, "N", (type(None),), {})  # expect: TypeError: type 'NoneType' is not an acceptable base type
attempt(type, "E", (type(...),), {})  # expect: TypeError: type 'ellipsis' is not an acceptable base type
attempt(type, "X", (type(NotImplemented),), {})
# expect: TypeError: type 'NotImplementedType' is not an acceptable base type
attempt(None.__eq__, 1)  # expect: NotImplemented
attempt(None.__bool__)  # expect: False
attempt(None.__repr__, 1)  # expect: TypeError: expected 0 arguments, got 1
attempt(format, None, ">5")  # expect: TypeError: unsupported format string passed to NoneType.__format__
attempt(format, ..., "")  # expect: Ellipsis
print(NotImplemented.__reduce__(), ....__reduce__(), None.__class__.__name__, None.__dir__() == dir(None) or sorted(None.__dir__()) == dir(None))
# expect: NotImplemented Ellipsis NoneType True
try:
    exec("None = 1")
except SyntaxError as error:
    print(error.msg)  # expect: cannot assign to None
