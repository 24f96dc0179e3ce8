# Attribute access by name.
class Thing:
    size = 3

thing = Thing()
setattr(thing, "label", "x")
print(getattr(thing, "label"), getattr(thing, "none", 0), hasattr(thing, "size"), [n for n in dir(thing) if n[0] != "_"])
# expect: x 0 True ['label', 'size']
delattr(thing, "label")
print(vars(thing), getattr(len, "__name__"), (3).__add__(4), "a".__class__, [].__len__(), (1).real, str.upper("x"))
# expect: {} len 7 <class 'str'> 0 1 X
for action in (lambda: getattr(thing, "label"), lambda: setattr(3, "x", 1), lambda: getattr(thing, 3), lambda: delattr(thing, "size"), lambda: setattr(int, "x", 1), lambda: setattr(thing, "__class__", 3)):
    try:
        action()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
        # expect: AttributeError 'Thing' object has no attribute 'label'
        # expect: AttributeError 'int' object has no attribute 'x' and no __dict__ for setting new attributes
        # expect: TypeError attribute name must be string, not 'int'
        # expect: AttributeError 'Thing' object has no attribute 'size'
        # expect: TypeError cannot set 'x' attribute of immutable type 'int'
        # expect: TypeError __class__ must be set to a class, not 'int' object
