# The two forms of a cell's repr.
from types import CellType

print(repr(CellType()))  # expect: <cell at 0x...: empty>
print(repr(CellType("text")))  # expect: <cell at 0x...: str object at 0x...>
print(CellType(None), CellType(CellType(1)))
# expect: <cell at 0x...: NoneType object at 0x...> <cell at 0x...: cell object at 0x...>

def outer():
    def inner():
        return inner
    return inner

print(outer().__closure__)  # expect: (<cell at 0x...: function object at 0x...>,)
