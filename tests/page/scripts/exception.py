def outer(items):
    total = 0

    def add(item):
        nonlocal total
        total += 100 // item

    try:
        for item in items:
            add(item)
    except ZeroDivisionError as error:
        print("caught:", error)
    return lambda: total


print(outer([4, 0, 5])())
outer(None)
