handlers = []
for i in range(3):
    handlers.append(lambda: i)
