class Box:
    def open(self):
        return self.content


def make(box):
    return lambda: box


box = Box()
box.content = make(1)
f = make(box.open)
