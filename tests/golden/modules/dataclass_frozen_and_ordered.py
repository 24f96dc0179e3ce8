# frozen=True refuses assignments and gives a hash; order=True compares as tuples of the fields.
from dataclasses import FrozenInstanceError, dataclass


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


versions = [Version(1, 2), Version(0, 9), Version(1)]
print(sorted(versions), max(versions))
# expect: [Version(major=0, minor=9), Version(major=1, minor=0), Version(major=1, minor=2)] Version(major=1, minor=2)
print(Version(1) < Version(1, 1), Version(2) >= Version(1, 9), hash(Version(1)) == hash(Version(1, 0)))
# expect: True True True
print(len({Version(1), Version(1, 0), Version(2)}))  # expect: 2
one = Version(1)
try:
    one.major = 2
except FrozenInstanceError as error:
    print(type(error).__mro__[1].__name__, error)  # expect: AttributeError cannot assign to field 'major'
try:
    del one.minor
except FrozenInstanceError as error:
    print(error)  # expect: cannot delete field 'minor'
try:
    Version(1) < (1, 0)
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'Version' and 'tuple'
try:
    @dataclass
    class Loose(Version):
        patch: int = 0
except TypeError as error:
    print(error)  # expect: cannot inherit non-frozen dataclass from a frozen one
try:
    @dataclass(eq=False, order=True)
    class Odd:
        a: int
except ValueError as error:
    print(error)  # expect: eq must be true if order is true
