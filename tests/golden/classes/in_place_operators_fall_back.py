# An augmented assignment tries the in-place method, then the plain one, then the reflected one.
class Grows:
    def __init__(self, items):
        self.items = items
    def __iadd__(self, other):
        self.items.append(other)
        return self

class Plain:
    def __init__(self, value):
        self.value = value
    def __add__(self, other):
        return Plain(self.value + other)

class Gives:
    def __iadd__(self, other):
        return NotImplemented
    def __add__(self, other):
        return "from __add__"

class Reflected:
    def __radd__(self, other):
        return f"reflected after {type(other).__name__}"

grows = same = Grows([])
grows += 1
plain = kept = Plain(1)
plain += 5
gives = Gives()
gives += 1
number = 5
number += Reflected()
print(grows is same, same.items, plain is kept, plain.value, kept.value, gives, number)
# expect: True [1] False 6 1 from __add__ reflected after int
class Blocked:
    __iadd__ = None
    def __add__(self, other):
        return "never"

for action in ("blocked += 1", "text -= 1", "nothing += 1", "items += 5", "pair[0] += [1]"):
    try:
        exec(action, {"blocked": Blocked(), "text": "a", "items": [], "pair": ([],)})
    except Exception as error:
        print(type(error).__name__, error)
        # expect: TypeError 'NoneType' object is not callable
        # expect: TypeError unsupported operand type(s) for -=: 'str' and 'int'
        # expect: NameError name 'nothing' is not defined
        # expect: TypeError 'int' object is not iterable
        # expect: TypeError 'tuple' object does not support item assignment
class Container:
    def __init__(self):
        self.log = []
    def __getitem__(self, key):
        self.log.append(("get", key))
        return 10
    def __setitem__(self, key, value):
        self.log.append(("set", key, value))

container = Container()
container["k"] += 5
container[1, 2] -= 1
container[::2] *= 3
print(container.log)
# expect: [('get', 'k'), ('set', 'k', 15), ('get', (1, 2)), ('set', (1, 2), 9), ('get', slice(None, None, 2)), ('set', slice(None, None, 2), 30)]
