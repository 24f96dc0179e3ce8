# A list iterator looks at the list's present length at each step.
items = [1, 2, 3]
for n in items:
    if n < 4:
        items.append(n + 3)
print(items)  # expect: [1, 2, 3, 4, 5, 6]
items = list(range(8))
for n in items:
    items.remove(n)
print(items)  # expect: [1, 3, 5, 7]
table = {"a": 1, "b": 2}
try:
    for key in table:
        table[key + "x"] = 1
except RuntimeError as error:
    print(error)  # expect: dictionary changed size during iteration
bag = {1, 2}
try:
    for n in bag:
        bag.discard(n)
except RuntimeError as error:
    print(error)  # expect: Set changed size during iteration
