def make_counter():
    n = 0

    def step():
        n += 1
        return n

    def peek():
        print(n)
        n = 2

    return step, peek
