count = 0


def step():
    count += 1
    return count


def fine():
    global count
    count += 1
