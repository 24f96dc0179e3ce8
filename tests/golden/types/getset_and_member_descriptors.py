# The descriptors behind attributes of built-in types and of slots.
import types

def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

class Slotted:
    __slots__ = ("x", "y")

real, slot = int.__dict__["real"], Slotted.x
print(real, slot, type(real), type(slot), real.__name__, real.__qualname__, real.__objclass__, slot.__name__, slot.__qualname__, slot.__objclass__, types.FunctionType.__closure__, type.__dict__["__bases__"])
thing = Slotted()
slot.__set__(thing, 5)
print(real.__get__(7), real.__get__(None, int) is real, slot.__get__(thing), slot.__get__(None, Slotted) is slot, thing.x, slot.__delete__(thing), hasattr(thing, "x"))
attempt(real.__set__, 5, 1)
attempt(real.__delete__, 5)
attempt(real.__get__, "a")
attempt(real.__get__, None)
attempt(real.__get__)
attempt(slot.__get__, thing)
attempt(slot.__get__, 5)
attempt(slot.__set__, 5, 1)
attempt(slot.__set__, thing)
attempt(slot.__delete__, thing)
attempt(setattr, thing, "z", 1)
attempt(getattr, thing, "y")
attempt(delattr, thing, "y")
attempt(setattr, slot, "__name__", "q")
attempt(type(real))
attempt(type(slot))
attempt(type, "D", (type(slot),), {})
attempt(types.FunctionType.__closure__.__set__, attempt, ())
attempt(types.FunctionType.__name__.__get__ if hasattr(types.FunctionType.__name__, "__get__") else str.upper, "a")
print(type.__dict__["__name__"].__get__(int), type.__dict__["__doc__"].__get__(Slotted), BaseException.args, BaseException.__dict__["__cause__"].__get__(ValueError()))
