def count(n):
    i = 0
    s = 0
    while i < n:
        s += i
        i += 1
    return s


def search(items, wanted):
    for index, item in enumerate(items):
        if item is None:
            continue
        if item == wanted:
            break
    else:
        return -1
    return index
