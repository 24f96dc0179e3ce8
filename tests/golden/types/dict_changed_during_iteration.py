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

attempt(lambda: grow(items.keys))  # expect: dictionary changed size during iteration
attempt(lambda: grow(items.items))  # expect: dictionary changed size during iteration
attempt(lambda: shrink(items.values))  # expect: dictionary changed size during iteration
attempt(lambda: shrink(lambda: reversed(items)))  # expect: dictionary changed size during iteration
items = {1: 1, 2: 2}
for key in items:
    items[key] = "same size"
print(items)  # expect: {1: 'same size', 2: 'same size'}
def swap():
    for key in items:
        del items[key]
        items[key + 10] = key

attempt(swap)  # expect: dictionary keys changed during iteration
numbers = {1, 2, 3}
def grow_set():
    for number in numbers:
        numbers.add(number + 100)

attempt(grow_set)  # expect: Set changed size during iteration
walk = iter(items)
items["new"] = 1
attempt(lambda: next(walk))  # expect: dictionary changed size during iteration
attempt(lambda: next(walk))  # expect: dictionary changed size during iteration
print([key for key in list(items) if items.pop(key)], items)  # expect: [11, 12, 'new'] {}
