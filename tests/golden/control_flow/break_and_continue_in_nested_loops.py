# They belong to the innermost loop.
found = []
for a in range(5):
    for b in range(5):
        if b > a:
            break
        if (a + b) % 2:
            continue
        found.append((a, b))
    else:
        found.append("full")
print(found)  # expect: [(0, 0), (1, 1), (2, 0), (2, 2), (3, 1), (3, 3), (4, 0), (4, 2), (4, 4), 'full']
