# `order=True` adds comparisons of instances of the same class, field by field.
from dataclasses import dataclass, field


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)


print(sorted([Version(2), Version(1, 5), Version(1, 2, "z")]))
# expect: [Version(major=1, minor=2, label='z'), Version(major=1, minor=5, label=''), Version(major=2, minor=0, label='')]
print(Version(1) < Version(1, 1), Version(1, 1, "a") >= Version(1, 1, "b"), max(Version(1), Version(3)))
# expect: True True Version(major=3, minor=0, label='')
print(Version(1).__lt__((1, 0)))  # expect: NotImplemented


class Patch(Version):
    pass


print(Patch(1) == Version(1), Patch(1).__lt__(Version(2)))  # expect: False NotImplemented
for wrong in (lambda: Version(1) < (1, 0), lambda: Version(1) < Patch(2), lambda: Version("a") < Version(1)):
    try:
        wrong()
    except TypeError as error:
        print(error)
        # expect: '<' not supported between instances of 'Version' and 'tuple'
        # expect: '<' not supported between instances of 'Version' and 'Patch'
        # expect: '<' not supported between instances of 'str' and 'int'
try:
    @dataclass(order=True)
    class Odd:
        a: int

        def __lt__(self, other):
            return True
except TypeError as error:
    print(error)  # expect: Cannot overwrite attribute __lt__ in class Odd Consider using functools.total_ordering
try:
    dataclass(order=True, eq=False)(type("Other", (), {}))
except ValueError as error:
    print(error)  # expect: eq must be true if order is true
