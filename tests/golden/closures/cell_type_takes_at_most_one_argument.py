# CellType() makes an empty cell, CellType(v) a full one; 0 or 1 positional arguments; cannot be subclassed.
from types import CellType as C
for t in (lambda: C(1, 2), lambda: C(x=1), lambda: type("D", (C,), {})):
    try: t()
    except TypeError as e: print(e)
    # expect: cell expected at most 1 argument, got 2
    # expect: cell() takes no keyword arguments
    # expect: type 'cell' is not an acceptable base type
