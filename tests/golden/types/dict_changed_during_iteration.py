# Changing the size of a dict or set while it is being walked is noticed.
items = {"a": 1, "b": 2}
def attempt(action):
    try:
        print(action())
    except RuntimeError as error:
        print(error)

def grow(view):
    for each in view():
        items[len(items)] = each

def shrink(view):
    for each in view():
        items.popitem()

attempt(lambda: grow(items.keys))
attempt(lambda: grow(items.items))
attempt(lambda: shrink(items.values))
attempt(lambda: shrink(lambda: reversed(items)))
items = {1: 1, 2: 2}
for key in items:
    items[key] = "same size"
print(items)
def swap():
    for key in items:
        del items[key]
        items[key + 10] = key

attempt(swap)
numbers = {1, 2, 3}
def grow_set():
    for number in numbers:
        numbers.add(number + 100)

attempt(grow_set)
walk = iter(items)
items["new"] = 1
attempt(lambda: next(walk))
attempt(lambda: next(walk))
print([key for key in list(items) if items.pop(key)], items)
