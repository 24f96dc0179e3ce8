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
# expect: True cell 5 <cell empty>
cell.cell_contents = "changed"
print(function(), cell == types.CellType("changed"), cell != types.CellType(1), types.CellType(1) < types.CellType(2), types.CellType() < cell, types.CellType() == types.CellType())
# expect: changed True True True True True
del cell.cell_contents
attempt(function)
# expect: NameError: cannot access free variable 'value' where it is not associated with a value in enclosing scope
attempt(getattr, cell, "cell_contents")  # expect: ValueError: Cell is empty
attempt(delattr, cell, "cell_contents")  # expect: None
attempt(types.CellType, 1, 2)  # expect: TypeError: cell expected at most 1 argument, got 2
attempt(types.CellType, contents=1)  # expect: TypeError: cell() takes no keyword arguments
attempt(hash, cell)  # expect: TypeError: unhashable type: 'cell'
attempt(setattr, cell, "other", 1)
# expect: AttributeError: 'cell' object has no attribute 'other' and no __dict__ for setting new attributes
attempt(lambda: cell < 5)  # expect: TypeError: '<' not supported between instances of 'cell' and 'int'
attempt(lambda: types.CellType(1) < types.CellType("a"))
# expect: TypeError: '<' not supported between instances of 'int' and 'str'
attempt(type, "C", (types.CellType,), {})  # expect: TypeError: type 'cell' is not an acceptable base type
attempt(cell.__eq__, 5)  # expect: NotImplemented
loop = types.CellType()
loop.cell_contents = [loop]
print(loop.cell_contents[0] is loop)  # expect: True
