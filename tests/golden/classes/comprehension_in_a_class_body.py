# In a class body only the leftmost iterable sees the class names, at every nesting level.
class Table:  # expect: name 'width' is not defined
    width = 2
    zeros = [[0 for _ in range(3)] for _ in range(width)]
    pairs = [(a, b) for a in range(width) for b in range(2)]
    try:
        wrong = [[0 for _ in range(width)] for _ in range(2)]
    except NameError as error:
        print(error)
    names = {k: v for k, v in zip("ab", range(width))}

print(Table.zeros, Table.pairs, Table.names)
# expect: [[0, 0, 0], [0, 0, 0]] [(0, 0), (0, 1), (1, 0), (1, 1)] {'a': 0, 'b': 1}
print(sorted(n for n in vars(Table) if not n.startswith("__")))  # expect: ['names', 'pairs', 'width', 'zeros']
