# `super()` needs a first argument that still has a value, and the cell `__class__`.
class Shape:
    def nothing():
        super()
    def gone(self):
        del self
        super()
    def wrong(self):
        super().area

for attempt in (Shape.nothing, lambda: Shape.gone(1), lambda: Shape.wrong(1)):
    try:
        attempt()
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error)
        # expect: RuntimeError super(): no arguments
        # expect: RuntimeError super(): arg[0] deleted
        # expect: TypeError super(type, obj): obj (instance of int) is not an instance or subtype of type (Shape).

def outside():
    super()

for attempt in (outside, lambda: super(), lambda: super(1)):
    try:
        attempt()
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error)
        # expect: RuntimeError super(): no arguments
        # expect: RuntimeError super(): no arguments
        # expect: TypeError super() argument 1 must be a type, not int
