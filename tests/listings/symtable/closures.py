def counter(start, step=1):
    total = start

    def up():
        nonlocal total
        total += step
        return total

    def peek():
        return total

    return up, peek
