# `staticmethod` passes nothing, `classmethod` the class.
class Shape:
    sides = 0
    @staticmethod
    def helper(a, b):
        return a * b
    @classmethod
    def make(cls, *args):
        return cls.__name__, cls.sides, args

class Square(Shape):
    sides = 4

print(Shape.helper(2, 3), Square().helper(4, 5))  # expect: 6 20
print(Shape.make(), Square.make(1), Square().make(2))
# expect: ('Shape', 0, ()) ('Square', 4, (1,)) ('Square', 4, (2,))
print(Square.make.__self__ is Square, Shape.__dict__["helper"].__func__(1, 1))  # expect: True 1
