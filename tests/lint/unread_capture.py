def outer():
    calls = 0
    read = 0

    def step():
        nonlocal calls, read
        calls += 1
        read += 1

    step()
    return step, read
