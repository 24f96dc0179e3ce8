# What cannot be set or deleted says why.
class Point:
    __slots__ = ("x",)
class Shape:
    @property
    def area(self): return 1
    def scale(self): pass

for change in (
    "object().x = 1", "object().__eq__ = 1", "(1).real = 2", "int.x = 1", "Point().y = 1", "del Point().x", "Point().x",
    "Shape().area = 2", "del Shape().area", "Shape().scale.x = 1", "del Shape().missing", "del Shape.missing",
    "Shape.__name__ = 3", "del Shape.__name__", "Shape().__dict__ = 3", "Shape.__dict__ = {}", "del Shape().__class__",
):
    try:
        exec(change)
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
# expect: AttributeError 'object' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: AttributeError 'object' object attribute '__eq__' is read-only
# expect: AttributeError attribute 'real' of 'int' objects is not writable
# expect: TypeError cannot set 'x' attribute of immutable type 'int'
# expect: AttributeError 'Point' object has no attribute 'y' and no __dict__ for setting new attributes
# expect: AttributeError x
# expect: AttributeError 'Point' object has no attribute 'x'
# expect: AttributeError property 'area' of 'Shape' object has no setter
# expect: AttributeError property 'area' of 'Shape' object has no deleter
# expect: AttributeError 'method' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: AttributeError 'Shape' object has no attribute 'missing'
# expect: AttributeError type object 'Shape' has no attribute 'missing'
# expect: TypeError can only assign string to Shape.__name__, not 'int'
# expect: TypeError cannot delete '__name__' attribute of immutable type 'Shape'
# expect: TypeError __dict__ must be set to a dictionary, not a 'int'
# expect: AttributeError attribute '__dict__' of 'type' objects is not writable
# expect: TypeError can't delete __class__ attribute
