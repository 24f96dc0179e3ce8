# What an enumeration does with unhashable values, with names that are no names, and with errors of its members' own.
from enum import Enum


class Direction(Enum):
    DOWN = frozenset({"s"})
    UP = frozenset({"n"})


print(Direction({"s"}), Direction({"n"}) is Direction.UP)


class Wrong(ValueError):
    def __init__(self, red, green):
        super().__init__(f"{red}, {green} is no colour")


try:

    class Colour(Enum):
        RED = 255, 0
        WRONG = 256, 0

        def __init__(self, red, green):
            if red > 255:
                raise Wrong(red, green)
except Wrong as error:
    print(type(error), error, hasattr(error, "__notes__"))

for names in "", [], {}, 0:
    try:
        print(list(Enum("Empty", names)))
    except TypeError as error:
        print(error)
# expect: Direction.DOWN True
# expect: <class '__main__.Wrong'> 256, 0 is no colour False
# expect: []
# expect: []
# expect: []
# expect: 'int' object is not iterable
