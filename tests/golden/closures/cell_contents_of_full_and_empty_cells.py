# cell_contents is readable, writable and deletable; reading an empty cell is ValueError; deleting an empty
# cell is silent.
def o():
    x = 1
    return lambda: x
f = o(); c = f.__closure__[0]
c.cell_contents = 5; print(f())  # expect: 5
del c.cell_contents; del c.cell_contents
c.cell_contents  # expect error: ValueError: Cell is empty
