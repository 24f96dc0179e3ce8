# Tuples are fixed; `+`, `*`, comparison, hashing, one-element display.
t = (1, "a", [2])
print(t, (1,), (), 1, t + (3,), t * 2, t[1:], t.index("a"), t.count(1), len(t), (1, 2) < (1, 3), (1, 2) == (1.0, 2.0))
# expect: (1, 'a', [2]) (1,) () 1 (1, 'a', [2], 3) (1, 'a', [2], 1, 'a', [2]) ('a', [2]) 1 1 3 True True
print({(1, 2): "k"}[(1, 2)], hash((1, 2)) == hash((1, 2)), tuple("ab"), tuple(n for n in range(3)), (1, 2, 3)[::-1])
# expect: k True ('a', 'b') (0, 1, 2) (3, 2, 1)
t[2].append(3)
print(t)  # expect: (1, 'a', [2, 3])
try:
    t[0] = 5
except TypeError as error:
    print(error)  # expect: 'tuple' object does not support item assignment
try:
    t.index("z")
except ValueError as error:
    print(error)  # expect: tuple.index(x): x not in tuple
hash(t)  # expect error: TypeError: unhashable type: 'list'
