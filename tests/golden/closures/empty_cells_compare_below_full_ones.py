# Cells compare by contents, an empty cell below any full one; cells are unhashable; comparison with other
# types is NotImplemented.
from types import CellType as C
print(C(1) == C(1), C(1) < C(2), C() < C(0), C() == C(), C(1) == 1)  # expect: True True True True False
hash(C(1))  # expect error: TypeError: unhashable type: 'cell'
