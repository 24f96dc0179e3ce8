# Integers, tuples and bytes have no room for weak references, whatever else their classes derive from.
import enum
import weakref


class Mixin:
    pass


def made(*bases):
    return type("X", bases, {})()


class Number(enum.IntEnum):
    ONE = 1


class Flags(enum.IntFlag):
    ONE = 1


class Text(str, enum.Enum):
    ONE = "1"


values = [made(base) for base in (int, tuple, bytes, str, float, list, frozenset, dict)]
values += [made(Mixin, base) for base in (int, tuple, bytes, str, list)]
values += [made(base, Mixin) for base in (int, tuple, bytes, str, list)]
for value in values + [Number.ONE, Flags.ONE, Text.ONE]:
    try:
        print(weakref.ref(value)() is value)
    except TypeError as error:
        print(error)
        # expect: cannot create weak reference to 'X' object
        # expect: cannot create weak reference to 'X' object
        # expect: cannot create weak reference to 'X' object
        # expect: True
        # expect: True
        # expect: True
        # expect: True
        # expect: True
        # expect: cannot create weak reference to 'X' object
        # expect: cannot create weak reference to 'X' object
        # expect: cannot create weak reference to 'X' object
        # expect: True
        # expect: True
        # expect: cannot create weak reference to 'X' object
        # expect: cannot create weak reference to 'X' object
        # expect: cannot create weak reference to 'X' object
        # expect: True
        # expect: True
        # expect: cannot create weak reference to 'Number' object
        # expect: cannot create weak reference to 'Flags' object
        # expect: True
