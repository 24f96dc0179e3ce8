def outer():
    items = []

    def add(item):
        items = items + [item]
        return items

    def later(item):
        total = lambda: items
        items = [item]
        return total

    return add, later
