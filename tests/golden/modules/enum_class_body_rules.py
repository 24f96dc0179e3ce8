# The class body of an enumeration refuses reused names; descriptors, private names and `_ignore_` are no members.
from enum import Enum, auto, member, nonmember

for body in ("A = 1\n    A = 2", "mro = 1", "_bad_ = 1", "A = 1\n    def A(self): pass"):
    try:
        exec(f"class Wrong(Enum):\n    {body}")
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: TypeError 'A' already defined as 1
        # expect: ValueError invalid enum member name(s) 'mro'
        # expect: ValueError _sunder_ names, such as '_bad_', are reserved for future Enum use
        # expect: TypeError 'A' already defined as 1


class Mixed(Enum):
    _ignore_ = "helper i"
    helper = [1, 2]
    for i in helper:
        vars()[f"N{i}"] = i
    __private = 5
    plain = nonmember(9)
    call = member(len)

    def method(self):
        return self.value

    class Inner(Enum):
        X = 1


print([each.name for each in Mixed], Mixed.plain, Mixed.call.value("abc"), Mixed.N2.method())
# expect: ['N1', 'N2', 'call'] 9 3 2
try:
    class More(Mixed):
        B = 2
except TypeError as error:
    print(error)  # expect: <enum 'More'> cannot extend <enum 'Mixed'>


class Shape(Enum):
    def describe(self):
        return f"{type(self).__name__}.{self.name}"


class Square(Shape):
    SMALL = 1


print(Square.SMALL.describe(), list(Shape))  # expect: Square.SMALL []


class Doubling(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return (name.lower(), start, count, list(last_values))

    A = auto()
    B = auto()


print(Doubling.A.value, Doubling.B.value)  # expect: ('a', 1, 0, []) ('b', 1, 1, [('a', 1, 0, [])])


class WithMissing(Enum):
    LOW = 1
    HIGH = 2

    @classmethod
    def _missing_(cls, value):
        return cls.HIGH if isinstance(value, int) and value > 2 else None


print(WithMissing(50))  # expect: WithMissing.HIGH
try:
    WithMissing("x")
except ValueError as error:
    print(error)  # expect: 'x' is not a valid WithMissing
