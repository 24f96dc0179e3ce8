def make():
    handlers = []
    for i in range(3):
        handlers.append(lambda i=i: (i, handlers))
    return handlers


handlers = make()
