# pop() takes the first key behind the one that it took before.
s = {5, 3, 8, 1, 13}
print(s.pop(), s.pop(), s)  # expect: 1 3 {5, 8, 13}
s.add(0)
print(s.pop(), s)  # expect: 5 {0, 8, 13}
s.update([1, 2])
print([s.pop() for _ in range(len(s))])  # expect: [8, 13, 0, 1, 2]
try:
    s.pop()
except KeyError as e:
    print(e)  # expect: 'pop from an empty set'
big = set(range(0, 3000, 30))
taken = [big.pop() for _ in range(50)]
print(taken[:8], len(big), big.pop())  # expect: [0, 2580, 2070, 1560, 1050, 540, 30, 2610] 50 2310
