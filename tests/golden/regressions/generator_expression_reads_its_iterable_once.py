# The source of a generator expression is taken at once, its body sees later changes.
items = [1, 2, 3]
factor = 1
lazy = (n * factor for n in items)
items = [100]
factor = 10
print(list(lazy))  # expect: [10, 20, 30]

def outer():
    base = 1
    lazy = (base + n for n in range(3))
    base = 100
    return list(lazy)

print(outer())  # expect: [100, 101, 102]
