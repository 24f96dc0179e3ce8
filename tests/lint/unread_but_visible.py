def outer():
    calls = 0

    def step():
        nonlocal calls
        calls += 1

    step()
    return locals()
