# A removed key leaves its slot behind; the next key that passes it moves in.
s = {1, 9, 17, 25}
print(s)  # expect: {1, 25, 9, 17}
s.discard(9)
s.add(33)
print(s)  # expect: {1, 33, 17, 25}
for n in range(0, 200, 8):
    s.add(n)
for n in range(0, 200, 16):
    s.remove(n) if n in s else None
s.add(1024)
print(s)  # expect: {1, 1024, 8, 136, 17, 24, 25, 152, 33, 40, 168, 56, 184, 72, 88, 104, 120}
s.clear()
s.update([40, 8, 16])
print(s, set(s), s.copy())  # expect: {40, 8, 16} {40, 8, 16} {40, 8, 16}
