# Targets of `for` may be anything that can be assigned to.
box = {}
row = [0, 0]
for box["key"], row[1] in [(1, 2), (3, 4)]:
    pass
print(box, row)  # expect: {'key': 3} [0, 4]
for first, (second, *rest) in [(1, (2, 3, 4)), (5, "xyz")]:
    print(first, second, rest)
    # expect: 1 2 [3, 4]
    # expect: 5 x ['y', 'z']
for n in range(3):
    if n == 5:
        break
else:
    print("exhausted", n)  # expect: exhausted 2
for n in []:
    pass
print(n)  # expect: 2
for n in 5:  # expect error: TypeError: 'int' object is not iterable
    pass
