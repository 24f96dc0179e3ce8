# Operators and methods insert in the order of the operands' slots, and make room as they go.
a = {n * 7 % 64 for n in range(18)}
b = set(range(0, 90, 6))
print(a | b)
# expect: {0, 66, 6, 7, 72, 12, 13, 14, 78, 18, 20, 21, 84, 24, 27, 28, 30, 34, 35, 36, 41, 42, 48, 49, 54, 55, 56, 60, 63}
print(a & b, b & a)  # expect: {0, 42, 48, 6} {0, 42, 48, 6}
print(a - b)  # expect: {34, 35, 7, 41, 13, 14, 49, 20, 21, 55, 56, 27, 28, 63}
print(a ^ b)
# expect: {7, 12, 13, 14, 18, 20, 21, 24, 27, 28, 30, 34, 35, 36, 41, 49, 54, 55, 56, 60, 63, 66, 72, 78, 84}
print(a.union(b, [1000, 3, 500]), a.difference(range(40)))
# expect: {0, 66, 3, 6, 7, 72, 12, 13, 14, 78, 18, 20, 21, 84, 24, 27, 28, 30, 34, 35, 36, 1000, 41, 42, 48, 49, 500, 54, 55, 56, 60, 63} {41, 42, 48, 49, 55, 56, 63}
print(a.intersection([60, 7, 14, 3, 9, 0]))  # expect: {0, 14, 7}
print(a.symmetric_difference([7, 7, 200, 8, 64]))
# expect: {0, 6, 8, 13, 14, 20, 21, 27, 28, 34, 35, 41, 42, 48, 49, 55, 56, 63, 64, 200}
c = set(b)
c |= {n << 9 for n in range(9)}
c -= {0, 6, 12}
c ^= {18, 19}
print(c)  # expect: {512, 66, 1536, 2048, 1024, 2560, 72, 3072, 4096, 78, 19, 84, 24, 30, 36, 42, 48, 3584, 54, 60}
c &= set(range(50))
print(c)  # expect: {36, 42, 48, 19, 24, 30}
