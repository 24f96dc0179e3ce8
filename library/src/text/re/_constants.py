"""The bounds of patterns, and the error; the codes of the engine are its own."""

from re import PatternError, error

MAGIC = 20230612
MAXGROUPS = (1 << 30) - 1


class _NamedInt(int):
    """A number that shows as its name."""

    def __new__(cls, value, name):
        self = super().__new__(cls, value)
        self.name = name
        return self

    def __repr__(self):
        return self.name

    __reduce__ = None


MAXREPEAT = _NamedInt((1 << 32) - 1, "MAXREPEAT")
