def make(names):
    handlers = []
    for name in names:
        def handler(event):
            return name, event
        handlers.append(handler)
    return handlers
