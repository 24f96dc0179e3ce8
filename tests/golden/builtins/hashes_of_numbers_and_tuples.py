# Hashes of numbers depend on their values alone, those of tuples and frozensets on their items.
print([hash(n) for n in (0, 1, -1, -2, True, 2**61 - 1, 2**61, -(2**61), 2**200, -(10**40))])
# expect: [0, 1, -2, -2, 1, 0, 1, -2, 131072, -1388497483929617590]
print([hash(x) for x in (0.5, -1.5, 1e300, 5e-324, float("inf"), float("-inf"), -0.0, 2.0**70)])
# expect: [1152921504606846976, -1152921504606846977, 1224995262755759164, 16777216, 314159, -314159, 0, 512]
print(hash(1j), hash(1 + 0j), hash(-1.5 + 2.5j), hash(complex(0, -1)))
# expect: 1000003 1 2305843009215693957 -2000006
print(hash(()), hash((1,)), hash((1, 2)), hash((1, (2.5, None))), hash((-1, -2)))
# expect: 5740354900026072187 -6644214454873602895 -3550055125485641917 -7640364324273355371 960947337673586213
print(hash(frozenset()), hash(frozenset([1, 2, 3])), hash(frozenset([(1, 2), None, 0.5])))
# expect: 133146708735736 -272375401224217160 -4092917592094366800
print(hash(range(0)), hash(range(5, 2)), hash(range(3)), hash(range(0, 3, 1)), hash(range(1, 30, 7)))
# expect: 2676694398852732306 2676694398852732306 -8338477496398685190 -8338477496398685190 3804217936959573202
print(hash(None), hash(slice(1, 2, 3)), hash(frozenset(range(100))))
# expect: 4238894112 -2340833382717974474 4411996150312757951
