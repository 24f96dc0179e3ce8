# `del` on the targets that are no names.
items = list(range(10))
del items[0], items[-1], items[2:4]
print(items)  # expect: [1, 2, 5, 6, 7, 8]
del items[::2]
print(items)  # expect: [2, 6, 8]
table = {"a": 1, "b": 2}
del table["a"]
print(table)  # expect: {'b': 2}

class Thing:
    pass

thing = Thing()
thing.size = 1
del thing.size
del (items, table)
try:
    items
except NameError as error:
    print(error)  # expect: name 'items' is not defined
del thing.size  # expect error: AttributeError: 'Thing' object has no attribute 'size'
