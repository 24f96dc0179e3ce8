# Attributes by name: defaults, errors that pass through, and names that are none.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

class Thing:
    color = "red"
    def __init__(self):
        self.size = 1
    @property
    def broken(self):
        raise AttributeError("from inside")
    @property
    def failing(self):
        raise ValueError("real trouble")

thing = Thing()
print(getattr(thing, "size"), getattr(thing, "nope", "default"), getattr(thing, "broken", "default"), hasattr(thing, "broken"), hasattr(thing, "color"), hasattr(5, "real"), getattr(thing, "nope", None))
# expect: 1 default default False True True None
setattr(thing, "not a name", 5)
setattr(thing, "color", "blue")
print(getattr(thing, "not a name"), thing.color, Thing.color, vars(thing), delattr(thing, "color"), thing.color)
# expect: 5 blue red {'size': 1, 'not a name': 5} None red
attempt(getattr, thing, "nope")  # expect: AttributeError: 'Thing' object has no attribute 'nope'
attempt(getattr, thing, "broken")  # expect: AttributeError: from inside
attempt(getattr, thing, "failing", "default")  # expect: ValueError: real trouble
attempt(hasattr, thing, "failing")  # expect: ValueError: real trouble
attempt(getattr, thing, 5)  # expect: TypeError: attribute name must be string, not 'int'
attempt(getattr, thing)  # expect: TypeError: getattr expected at least 2 arguments, got 1
attempt(getattr, thing, "a", "b", "c")  # expect: TypeError: getattr expected at most 3 arguments, got 4
attempt(getattr, thing, "nope", default=1)  # expect: TypeError: getattr() takes no keyword arguments
attempt(hasattr, thing, b"x")  # expect: TypeError: attribute name must be string, not 'bytes'
attempt(hasattr, thing)  # expect: TypeError: hasattr expected 2 arguments, got 1
attempt(setattr, thing, 5, 1)  # expect: TypeError: attribute name must be string, not 'int'
attempt(setattr, thing, "a")  # expect: TypeError: setattr expected 3 arguments, got 2
attempt(setattr, 5, "a", 1)
# expect: AttributeError: 'int' object has no attribute 'a' and no __dict__ for setting new attributes
attempt(setattr, thing, "broken", 1)  # expect: AttributeError: property 'broken' of 'Thing' object has no setter
attempt(delattr, thing, "nope")  # expect: AttributeError: 'Thing' object has no attribute 'nope'
attempt(delattr, thing, "color")  # expect: AttributeError: 'Thing' object has no attribute 'color'
attempt(delattr, thing, 5)  # expect: TypeError: attribute name must be string, not 'int'
attempt(delattr, thing)  # expect: TypeError: delattr expected 2 arguments, got 1
attempt(delattr, thing, "broken")  # expect: AttributeError: property 'broken' of 'Thing' object has no deleter
