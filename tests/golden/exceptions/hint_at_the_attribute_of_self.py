# A missing name that is an attribute of `self` gets a hint.
class Cart:
    def __init__(self):
        self.items = []
    def add(self, thing):
        items.append(thing)  # expect error: NameError: name 'items' is not defined. Did you mean: 'self.items'?

Cart().add("book")
