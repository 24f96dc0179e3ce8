"""How much text a pattern takes: what programs ask of the parser, whose trees are the engine's own."""

import re as _re_module
import _re
from re._constants import MAXREPEAT, PatternError, error

__all__ = ["MAXREPEAT", "MAXWIDTH", "SubPattern", "parse"]

MAXWIDTH = 1 << 64


class SubPattern:
    """A pattern that was read."""

    def __init__(self, pattern, flags):
        self.pattern = pattern
        self.flags = flags

    def getwidth(self):
        """The least and the greatest number of characters that it takes."""
        least, most = (MAXWIDTH if count < 0 else count for count in _re.width(self.pattern, self.flags))
        return least, most


def parse(str, flags=0, state=None):
    """Reads a pattern; one that is wrong is a PatternError."""
    flags = int(flags)
    _re_module.compile(str, flags)
    return SubPattern(str, flags)
