# Comparing and copying an OrderedDict notices that a key changes it; one that holds itself shows.
from collections import OrderedDict, defaultdict


class Key:
    def __init__(self, act):
        self.act = act

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.act()
        return True


def attempt(call):
    try:
        print(call())
    except RuntimeError as error:
        print(error)


def clear():
    left.clear()
    left["a"] = left["b"] = 1


left = OrderedDict([(0, None), (Key(lambda: None), None), (4.5, None)])
right = OrderedDict([(0, None), (Key(clear), None), (4.5, None)])
attempt(lambda: left == right)  # expect: False
loop = OrderedDict(a=1)
loop["self"] = loop
print(loop, loop.__reduce__()[:4])
# expect: OrderedDict({'a': 1, 'self': ...}) (<class 'collections.OrderedDict'>, (), None, None)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1))  # expect: False True


def factory():
    made.append(len(made))
    if len(made) == 1:
        table["key"]
    return len(made) * 10 + made[-1]


made, table = [], defaultdict(factory)
print(table["key"], made, table)  # expect: 21 [0, 1] defaultdict(<function factory at 0x...>, {'key': 21})
del table.default_factory
print(table.default_factory)  # expect: None
