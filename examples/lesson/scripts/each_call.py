def make_counter(start):
    n = start

    def step():
        nonlocal n
        n += 1
        return n

    return step


one = make_counter(0)
two = make_counter(100)
print(one(), one())
print(two())
print(one())
