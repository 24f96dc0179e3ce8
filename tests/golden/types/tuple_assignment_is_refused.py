# Tuples do not change; what they hold may.
items = ([], 1)
items[0].append(5)
print(items)  # expect: ([5], 1)
try:
    items[1] = 2
except TypeError as error:
    print(error)  # expect: 'tuple' object does not support item assignment
try:
    del items[1]
except TypeError as error:
    print(error)  # expect: 'tuple' object doesn't support item deletion
try:
    items[0:1] = ()
except TypeError as error:
    print(error)  # expect: 'tuple' object does not support item assignment
try:
    items[0] += [6]
except TypeError as error:
    print(error, items)  # expect: 'tuple' object does not support item assignment ([5, 6], 1)
try:
    items.x = 1
except AttributeError as error:
    print(error)  # expect: 'tuple' object has no attribute 'x' and no __dict__ for setting new attributes
items += (7,)
items *= 2
print(items)  # expect: ([5, 6], 1, 7, [5, 6], 1, 7)
class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

pair = Pair(1, 2)
pair.name = "attribute"
print(pair, pair.name, pair == (1, 2), type(pair + ()), type(pair[:]), type(pair * 1), isinstance(pair, tuple))
# expect: (1, 2) attribute True <class 'tuple'> <class 'tuple'> <class 'tuple'> True
