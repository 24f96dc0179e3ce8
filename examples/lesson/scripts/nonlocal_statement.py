def make_counters():
    n = 0

    def local_only():
        n = 1
        return n

    def shared():
        nonlocal n
        n = n + 1
        return n

    def show():
        return n

    return local_only, shared, show


local_only, shared, show = make_counters()
print(local_only(), show())
print(shared(), show())
print(shared(), show())
