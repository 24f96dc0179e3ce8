# The three singletons and their types.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

print(None, ..., NotImplemented, repr(None), str(...), f"{NotImplemented!r}", [None, ...], type(None), type(...), type(NotImplemented))
print(bool(None), bool(...), type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented, Ellipsis is ..., None == 0, None == None, None != 0, hash(None) == hash(None))
attempt(type(None), 1)
attempt(type(...), 1)
attempt(type(NotImplemented), x=1)
attempt(lambda: None.x)
attempt(lambda: ....real)
attempt(setattr, None, "x", 1)
attempt(lambda: None < None)
attempt(lambda: None + 1)
attempt(lambda: ... + ...)
attempt(len, None)
attempt(iter, ...)
attempt(lambda: [*None])
attempt(int, ...)
attempt(type, "N", (type(None),), {})
attempt(type, "E", (type(...),), {})
attempt(type, "X", (type(NotImplemented),), {})
attempt(None.__eq__, 1)
attempt(None.__bool__)
attempt(None.__repr__, 1)
attempt(format, None, ">5")
attempt(format, ..., "")
print(NotImplemented.__reduce__(), ....__reduce__(), None.__class__.__name__, None.__dir__() == dir(None) or sorted(None.__dir__()) == dir(None))
try:
    exec("None = 1")
except SyntaxError as error:
    print(error.msg)
