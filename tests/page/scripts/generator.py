def numbers(limit):
    at = 0

    def skip(count):
        nonlocal at
        at += count

    while at < limit:
        yield at, skip
        at += 1


walk = numbers(6)
for value, skip in walk:
    print(value)
    if value == 1:
        skip(2)
