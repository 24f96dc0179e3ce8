class Box:
    def __init__(self, content):
        self.content = content


def make(box):
    return lambda: box


f = make(Box(make(1)))
# cell: f.__closure__[0].cell_contents.content box
