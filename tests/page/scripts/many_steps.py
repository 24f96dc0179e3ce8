def make():
    total = 0
    seen = []

    def add(i):
        nonlocal total
        total += i
        if i % 10 == 0:
            seen.append(i)
        return total

    return add


add = make()
for i in range(1500):
    add(i)
print(add(0))
