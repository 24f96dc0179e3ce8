# `+=` changes a mutable object in place and rebinds the name; the target is evaluated once.
def spot():
    print("evaluated")
    return 0

items = alias = [1]
items += (2,)
print(alias, items is alias)  # expect: [1, 2] True
items = items + [3]
print(alias, items is alias)  # expect: [1, 2] False
items[spot()] *= 10  # expect: evaluated
print(items)  # expect: [10, 2, 3]
text = "a"
text *= 3
text += "b"
print(text, 7 // 2, -7 // 2, -7 % 3, 2 ** 10, 7 & 3 | 8 ^ 1, 1 << 5, ~5)  # expect: aaab 3 -4 2 1024 11 32 -6
pair = ([],)
try:
    pair[0] += [1]
except TypeError as error:
    print(error, pair)  # expect: 'tuple' object does not support item assignment ([1],)
