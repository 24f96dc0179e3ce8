# A cell is an object: what is done to its contents is seen by every function that shares it.
def outer():
    volume = 5
    def read():
        return volume
    def louder():
        nonlocal volume
        volume += 1
    return read, louder

read, louder = outer()
(cell,) = read.__closure__
cell.cell_contents = 10
louder()
print(read(), cell.cell_contents)  # expect: 11 11
del cell.cell_contents
del cell.cell_contents
try:
    read()
except NameError as error:
    print(error)
    # expect: cannot access free variable 'volume' where it is not associated with a value in enclosing scope
try:
    cell.cell_contents
except ValueError as error:
    print(error)  # expect: Cell is empty
cell.cell_contents = "again"
print(read())  # expect: again
