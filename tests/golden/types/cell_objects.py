# Cells: made by closures or by hand, compared by contents.
import types

def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

def outer(value):
    def inner():
        return value
    return inner

function = outer(5)
[cell] = function.__closure__
print(type(cell) is types.CellType, type(cell).__name__, cell.cell_contents, repr(cell).split(" at ")[0], repr(types.CellType()).split(": ")[1])
cell.cell_contents = "changed"
print(function(), cell == types.CellType("changed"), cell != types.CellType(1), types.CellType(1) < types.CellType(2), types.CellType() < cell, types.CellType() == types.CellType())
del cell.cell_contents
attempt(function)
attempt(getattr, cell, "cell_contents")
attempt(delattr, cell, "cell_contents")
attempt(types.CellType, 1, 2)
attempt(types.CellType, contents=1)
attempt(hash, cell)
attempt(setattr, cell, "other", 1)
attempt(lambda: cell < 5)
attempt(lambda: types.CellType(1) < types.CellType("a"))
attempt(type, "C", (types.CellType,), {})
attempt(cell.__eq__, 5)
loop = types.CellType()
loop.cell_contents = [loop]
print(loop.cell_contents[0] is loop)
