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
# expect: <attribute 'real' of 'int' objects> <member 'x' of 'Slotted' objects> <class 'getset_descriptor'> <class 'member_descriptor'> real int.real <class 'int'> x Slotted.x <class '__main__.Slotted'> <member '__closure__' of 'function' objects> <attribute '__bases__' of 'type' objects>
thing = Slotted()
slot.__set__(thing, 5)
print(real.__get__(7), real.__get__(None, int) is real, slot.__get__(thing), slot.__get__(None, Slotted) is slot, thing.x, slot.__delete__(thing), hasattr(thing, "x"))
# expect: 7 True 5 True 5 None False
attempt(real.__set__, 5, 1)  # expect: AttributeError: attribute 'real' of 'int' objects is not writable
attempt(real.__delete__, 5)  # expect: AttributeError: attribute 'real' of 'int' objects is not writable
attempt(real.__get__, "a")  # expect: TypeError: descriptor 'real' for 'int' objects doesn't apply to a 'str' object
attempt(real.__get__, None)  # expect: TypeError: __get__(None, None) is invalid
attempt(real.__get__)  # expect: TypeError: __get__ expected at least 1 argument, got 0
attempt(slot.__get__, thing)  # expect: AttributeError: 'Slotted' object has no attribute 'x'
attempt(slot.__get__, 5)  # expect: TypeError: descriptor 'x' for 'Slotted' objects doesn't apply to a 'int' object
attempt(slot.__set__, 5, 1)  # expect: TypeError: descriptor 'x' for 'Slotted' objects doesn't apply to a 'int' object
attempt(slot.__set__, thing)  # expect: TypeError: __set__ expected 2 arguments, got 1
attempt(slot.__delete__, thing)  # expect: AttributeError: x
attempt(setattr, thing, "z", 1)
# expect: AttributeError: 'Slotted' object has no attribute 'z' and no __dict__ for setting new attributes
attempt(getattr, thing, "y")  # expect: AttributeError: 'Slotted' object has no attribute 'y'
attempt(delattr, thing, "y")  # expect: AttributeError: y
attempt(setattr, slot, "__name__", "q")  # expect: AttributeError: readonly attribute
attempt(type(real))  # expect: TypeError: cannot create 'getset_descriptor' instances
attempt(type(slot))  # expect: TypeError: cannot create 'member_descriptor' instances
attempt(type, "D", (type(slot),), {})  # expect: TypeError: type 'member_descriptor' is not an acceptable base type
attempt(types.FunctionType.__closure__.__set__, attempt, ())  # expect: AttributeError: readonly attribute
attempt(types.FunctionType.__name__.__get__ if hasattr(types.FunctionType.__name__, "__get__") else str.upper, "a")
# expect: A
print(type.__dict__["__name__"].__get__(int), type.__dict__["__doc__"].__get__(Slotted), BaseException.args, BaseException.__dict__["__cause__"].__get__(ValueError()))
# expect: int None <attribute 'args' of 'BaseException' objects> None
