# `del` on a captured name leaves an empty cell, which is the same cell when it is filled again.
def store():
    item = "first"
    def drop():
        nonlocal item
        del item
    def fill(value):
        nonlocal item
        item = value
    def get():
        return item
    return drop, fill, get

drop, fill, get = store()
cell = get.__closure__[0]
drop()
try:
    get()
except NameError as error:
    print(error)
    # expect: cannot access free variable 'item' where it is not associated with a value in enclosing scope
print("empty" in repr(cell))  # expect: True
fill("second")
print(get(), get.__closure__[0] is cell, cell.cell_contents)  # expect: second True second
