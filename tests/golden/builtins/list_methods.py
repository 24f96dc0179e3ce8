# The methods of lists.
items = [3, 1, 2]
items.append(5)
items.extend((4, 1))
items.insert(1, "in")
items.insert(-100, "first")
items.insert(100, "last")
print(items, items.index(1), items.count(1), items.pop(), items.pop(0), items.pop(1))
# expect: [3, 1, 2, 5, 4, 1] 3 2 last first in
items.remove(1)
print(items, items.copy() == items, items.copy() is items)  # expect: [3, 2, 5, 4, 1] True False
items.reverse()
print(items, items + [9], [0] * 3, items * 2, [1, 2] < [1, 3], [1] < [1, 0], 2 in items)
# expect: [1, 4, 5, 2, 3] [1, 4, 5, 2, 3, 9] [0, 0, 0] [1, 4, 5, 2, 3, 1, 4, 5, 2, 3] True True True
items.sort(reverse=True)
print(items, sorted("banana"), sorted([3, -1, 2], key=abs), sorted(["b", "A"], key=str.lower))
# expect: [5, 4, 3, 2, 1] ['a', 'a', 'a', 'b', 'n', 'n'] [-1, 2, 3] ['A', 'b']
items.clear()
for action in (lambda: items.pop(), lambda: items.remove(1), lambda: [1].index(2), lambda: [1].pop(5), lambda: sorted([1, "a"]), lambda: [1] + (2,), lambda: items.sort(3), lambda: [][0]):
    try:
        action()
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
        # expect: IndexError pop from empty list
        # expect: ValueError list.remove(x): x not in list
        # expect: ValueError list.index(x): x not in list
        # expect: IndexError pop index out of range
        # expect: TypeError '<' not supported between instances of 'str' and 'int'
        # expect: TypeError can only concatenate list (not "tuple") to list
        # expect: TypeError sort() takes no positional arguments
        # expect: IndexError list index out of range
