def walk(items):
    position = 0

    def move(by):
        nonlocal position
        position += by

    while position < len(items):
        yield items[position], move
        position += 1


g = walk("abc")
letter, move = next(g)
