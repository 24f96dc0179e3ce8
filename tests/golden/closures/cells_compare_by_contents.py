# Cells are ordered by what they hold, an empty one below all others; they cannot be hashed.
from types import CellType

one, uno, two, empty = CellType(1), CellType(1), CellType(2), CellType()
print(one == uno, one != two, one < two, two >= uno, one > two)  # expect: True True True True False
print(empty == CellType(), empty < one, one <= empty, empty != one)  # expect: True True False True
print(one == 1, CellType([one]) == CellType([uno]))  # expect: False True
try:
    one < 1
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'cell' and 'int'
try:
    one < CellType("text")
except TypeError as error:
    print(error)  # expect: '<' not supported between instances of 'int' and 'str'
hash(one)  # expect error: TypeError: unhashable type: 'cell'
