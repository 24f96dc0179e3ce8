# What __hash__ becomes follows from eq, frozen and unsafe_hash, and from a __hash__ of the class's own.
from dataclasses import dataclass


def describe(cls):
    if cls.__hash__ is None:
        return "none"
    if cls.__hash__ is object.__hash__:
        return "inherited"
    return "generated" if "__hash__" in vars(cls) else "other"


def make(**options):
    @dataclass(**options)
    class C:
        a: int = 1
    return C


for options in [{}, {"eq": False}, {"frozen": True}, {"unsafe_hash": True}, {"eq": False, "frozen": True}]:
    print(options, describe(make(**options)))
    # expect: {} none
    # expect: {'eq': False} inherited
    # expect: {'frozen': True} generated
    # expect: {'unsafe_hash': True} generated
    # expect: {'eq': False, 'frozen': True} inherited


@dataclass
class Own:
    a: int = 1

    def __hash__(self):
        return 42


print(hash(Own()))  # expect: 42
try:
    @dataclass(unsafe_hash=True)
    class Twice:
        a: int = 1

        def __hash__(self):
            return 1
except TypeError as error:
    print(error)  # expect: Cannot overwrite attribute __hash__ in class Twice


@dataclass(repr=False, init=False)
class Bare:
    a: int = 1


print(Bare().a, Bare.__repr__ is object.__repr__)  # expect: 1 True
