# `types.CellType` takes at most one positional argument and cannot be subclassed.
from types import CellType

print(CellType("full").cell_contents)  # expect: full
try:
    CellType().cell_contents
except ValueError as error:
    print(error)  # expect: Cell is empty
for attempt in (lambda: CellType(1, 2), lambda: CellType(contents=1), lambda: type("Sub", (CellType,), {})):
    try:
        attempt()
    except TypeError as error:
        print(error)
        # expect: cell expected at most 1 argument, got 2
        # expect: cell() takes no keyword arguments
        # expect: type 'cell' is not an acceptable base type
print(CellType, type(CellType(0)) is CellType)  # expect: <class 'cell'> True
