# repr of cells: address plus type and address of the content, or 'empty'.
from types import CellType as C
import builtins
print(C(), C(5), C.__module__)  # expect: <cell at 0x...: empty> <cell at 0x...: int object at 0x...> builtins
