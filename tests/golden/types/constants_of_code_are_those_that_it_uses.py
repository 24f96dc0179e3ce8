# co_consts: the docstring, or else the first constant, and those that are used later; small ints only as the first.
def documented():
    "documentation"
    return 42


def empty(): ...


def mixed(x):
    x = "first"
    y = 7
    if x:
        return 1000
    return None


def nested():
    return lambda: ("only", "these"), [x for x in (1, 2)]


print(documented.__code__.co_consts, empty.__code__.co_consts, mixed.__code__.co_consts)
# expect: ('documentation',) (None,) ('first', 1000, None)
print((lambda: "only").__code__.co_consts, (lambda: 5).__code__.co_consts, (lambda x: x in {3, 500}).__code__.co_consts)
# expect: ('only',) (5,) (3, frozenset({3, 500}))
print(type(nested.__code__.co_consts[0]).__name__, nested.__code__.co_consts[0].co_consts)
# expect: code ('only', ('only', 'these'))
code = mixed.__code__.replace(co_consts=("other", *mixed.__code__.co_consts[1:]))
print(code.co_consts, type(mixed)(code, {})(0), documented.__code__.co_flags & 0x4000000 != 0)
# expect: ('other', 1000, None) 1000 True
print({1, 9, 17, 25}, frozenset({1, 9, 17, 25}))  # expect: {1, 25, 9, 17} frozenset({1, 25, 9, 17})
