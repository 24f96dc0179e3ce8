def make():
    return [lambda: i for i in range(3)]


handlers = make()
