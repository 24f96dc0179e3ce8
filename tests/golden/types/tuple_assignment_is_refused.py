# Tuples do not change; what they hold may.
items = ([], 1)
items[0].append(5)
print(items)
try:
    items[1] = 2
except TypeError as error:
    print(error)
try:
    del items[1]
except TypeError as error:
    print(error)
try:
    items[0:1] = ()
except TypeError as error:
    print(error)
try:
    items[0] += [6]
except TypeError as error:
    print(error, items)
try:
    items.x = 1
except AttributeError as error:
    print(error)
items += (7,)
items *= 2
print(items)
class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

pair = Pair(1, 2)
pair.name = "attribute"
print(pair, pair.name, pair == (1, 2), type(pair + ()), type(pair[:]), type(pair * 1), isinstance(pair, tuple))
