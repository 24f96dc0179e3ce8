# property: its accessors, copies with getter(), setter() and deleter(), and what it refuses.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

class Box:
    """A box."""
    def __init__(self):
        self._value = 1
    def get(self):
        "the value"
        return self._value
    def set(self, value):
        self._value = value
    def delete(self):
        self._value = None
    both = property(get, set, delete, "documented")
    readonly = property(get)
    empty = property()
    writeonly = property(fset=set, doc="only set")

box = Box()
box.both = 5
print(box.both, box.readonly, Box.both.__doc__, Box.readonly.__doc__, Box.writeonly.__doc__, Box.empty.__doc__, Box.both.fget is Box.get, Box.readonly.fset, Box.readonly.__name__, Box.both.__name__)
# expect: 5 5 documented the value only set None True None readonly both
del box.both
print(box.both, Box.both.__get__(box), Box.both.__get__(None, Box) is Box.both, Box.both.__set__(box, 3), box.both, Box.both.__delete__(box), Box.readonly.__isabstractmethod__)
# expect: None None True None 3 None False
attempt(setattr, box, "readonly", 1)  # expect: AttributeError: property 'readonly' of 'Box' object has no setter
attempt(delattr, box, "readonly")  # expect: AttributeError: property 'readonly' of 'Box' object has no deleter
attempt(getattr, box, "empty")  # expect: AttributeError: property 'empty' of 'Box' object has no getter
attempt(getattr, box, "writeonly")  # expect: AttributeError: property 'writeonly' of 'Box' object has no getter
attempt(delattr, box, "writeonly")  # expect: AttributeError: property 'writeonly' of 'Box' object has no deleter
attempt(setattr, box, "empty", 1)  # expect: AttributeError: property 'empty' of 'Box' object has no setter
attempt(property().__get__, 5)  # expect: AttributeError: property of 'int' object has no getter
attempt(property().__set__, 5, 6)  # expect: AttributeError: property of 'int' object has no setter
attempt(property, 1, 2, 3, 4, 5)  # expect: TypeError: property() takes at most 4 arguments (5 given)
attempt(property, x=1)  # expect: TypeError: property() got an unexpected keyword argument 'x'
attempt(getattr, Box.both, "fgett")  # expect: AttributeError: 'property' object has no attribute 'fgett'
attempt(setattr, Box.both, "fget", None)  # expect: AttributeError: readonly attribute
attempt(Box.both.getter)  # expect: TypeError: property.getter() takes exactly one argument (0 given)
attempt(Box.both.__get__)  # expect: TypeError: __get__ expected at least 1 argument, got 0
attempt(property(5).__get__, 1)  # expect: TypeError: 'int' object is not callable
changed = Box.readonly.setter(Box.set)
print(changed is Box.readonly, changed.fset is Box.set, Box.readonly.getter(None).fget, Box.both.deleter(None).fdel, type(changed).__name__)
# expect: False True <function Box.get at 0x...> <function Box.delete at 0x...> property
Box.readonly.__doc__ = "new text"
print(Box.readonly.__doc__, property(Box.get, doc="x").getter(Box.get).__doc__)  # expect: new text x
