def countdown(start):
    left = start

    def skip(count):
        nonlocal left
        left -= count

    while left > 0:
        yield left, skip
        left -= 1


walk = countdown(6)
for left, skip in walk:
    print(left)
    if left == 5:
        skip(2)

factor = 10
squares = [lambda: factor * i for i in range(3)]
print([square() for square in squares])
