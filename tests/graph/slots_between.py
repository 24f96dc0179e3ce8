class Box:
    __slots__ = ("content",)

    def __init__(self, content):
        self.content = content


def make(box):
    return lambda: box


f = make(Box(make(1)))
