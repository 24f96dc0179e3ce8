# The order of a set is the order of its slots: small ints come sorted, others by the bits of their hashes.
print({3, 1, 2})  # expect: {1, 2, 3}
print(set([64, 32, 16, 8, 0, -1, -2]))  # expect: {64, 32, 0, 8, 16, -2, -1}
print({10**6, 2**61, 2**61 - 1, -5, 17})  # expect: {1000000, 2305843009213693952, 2305843009213693951, 17, -5}
print(set(i * 37 % 101 for i in range(20)))
# expect: {0, 3, 10, 13, 20, 23, 30, 37, 40, 47, 50, 57, 60, 67, 74, 77, 84, 87, 94, 97}
print({0.5, 0.25, 1.5, 2.0, -0.75})  # expect: {0.5, 0.25, 2.0, 1.5, -0.75}
print({(1, 2), (2, 1), (0, 0), ()}, {None, True, 0, 2})  # expect: {(), (1, 2), (2, 1), (0, 0)} {None, True, 2, 0}
print(frozenset(range(20, 0, -3)), list({1 << n for n in range(0, 40, 5)}))
# expect: frozenset({2, 5, 8, 11, 14, 17, 20}) [32, 1, 1048576, 32768, 1024, 33554432, 1073741824, 34359738368]
