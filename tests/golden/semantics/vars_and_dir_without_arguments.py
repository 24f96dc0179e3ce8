# `vars()` is `locals()`, `dir()` the sorted names.
def outer(second, first):
    third = lambda: first
    return dir(), sorted(vars()), vars() == locals()

print(outer(1, 2))  # expect: (['first', 'second', 'third'], ['first', 'second', 'third'], True)

class Thing:
    size = 1
    def __init__(self):
        self.own = 2

print(vars(Thing()), [n for n in dir(Thing()) if not n.startswith("_")])  # expect: {'own': 2} ['own', 'size']
print("outer" in dir(), vars() is globals())  # expect: True True
vars(3)  # expect error: TypeError: vars() argument must have __dict__ attribute
