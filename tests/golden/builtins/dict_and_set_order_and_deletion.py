# Deleting and inserting again moves a key to the end.
d = {n: str(n) for n in range(6)}
del d[2], d[0]
d[0] = "again"
d[3] = "changed"
print(d, list(d.items())[0], next(iter(d)))
# expect: {1: '1', 3: 'changed', 4: '4', 5: '5', 0: 'again'} (1, '1') 1
for key in list(d):
    if key % 2:
        del d[key]
print(d, len(d))  # expect: {4: '4', 0: 'again'} 2
for n in range(1000):
    d[n] = n
    if n >= 10:
        del d[n - 10]
print(len(d), list(d)[-3:])  # expect: 10 [997, 998, 999]
