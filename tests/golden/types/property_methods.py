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
del box.both
print(box.both, Box.both.__get__(box), Box.both.__get__(None, Box) is Box.both, Box.both.__set__(box, 3), box.both, Box.both.__delete__(box), Box.readonly.__isabstractmethod__)
attempt(setattr, box, "readonly", 1)
attempt(delattr, box, "readonly")
attempt(getattr, box, "empty")
attempt(getattr, box, "writeonly")
attempt(delattr, box, "writeonly")
attempt(setattr, box, "empty", 1)
attempt(property().__get__, 5)
attempt(property().__set__, 5, 6)
attempt(property, 1, 2, 3, 4, 5)
attempt(property, x=1)
attempt(getattr, Box.both, "fgett")
attempt(setattr, Box.both, "fget", None)
attempt(Box.both.getter)
attempt(Box.both.__get__)
attempt(property(5).__get__, 1)
changed = Box.readonly.setter(Box.set)
print(changed is Box.readonly, changed.fset is Box.set, Box.readonly.getter(None).fget, Box.both.deleter(None).fdel, type(changed).__name__)
Box.readonly.__doc__ = "new text"
print(Box.readonly.__doc__, property(Box.get, doc="x").getter(Box.get).__doc__)
