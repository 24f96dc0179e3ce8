# Parameters of each kind that are captured live in cells from the first instruction on.
def outer(first, /, second=2, *others, key=None, **named):
    def snapshot():
        return first, second, others, key, named
    before = snapshot()
    first = second = key = "rebound"
    others += ("more",)
    return before, snapshot()

before, after = outer(1, 5, 6, key=7, extra=8)
print(before)  # expect: (1, 5, (6,), 7, {'extra': 8})
print(after)  # expect: ('rebound', 'rebound', (6, 'more'), 'rebound', {'extra': 8})
print(outer.__code__.co_cellvars)  # expect: ('first', 'second', 'key', 'others', 'named')
