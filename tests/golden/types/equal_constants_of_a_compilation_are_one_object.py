# Constants and tables of the code objects of one compilation are merged; each attribute gives out one object.
source = """
f = lambda: {0}
g = lambda: {0}
"""
for text in "None", "0", "0.5", "1j", "'two words'", "b'abc'", "10 ** 30", "(1, 'two words', b'x')", "...":
    space = {}
    exec(source.format(text), space)
    f, g = space["f"], space["g"]
    print(text, f() is g(), f.__code__.co_consts is g.__code__.co_consts)
# expect: None True True
# expect: 0 True True
# expect: 0.5 True True
# expect: 1j True True
# expect: 'two words' True True
# expect: b'abc' True True
# expect: 10 ** 30 True True
# expect: (1, 'two words', b'x') True True
# expect: ... True True

alone, inside, member = lambda: "not a name", lambda: ("not a name",), lambda x: x in {("not a name",)}
print(alone() is inside()[0])  # expect: True
(kept,) = [item for item in member.__code__.co_consts if isinstance(item, frozenset)]
print(next(iter(kept)) is inside())  # expect: True

first = lambda x: x.y.z
other = lambda a: a.b.c
print(first.__code__.co_linetable is other.__code__.co_linetable)  # expect: True
print(first.__code__.co_names is other.__code__.co_names)  # expect: False
print((lambda: len).__code__.co_names is (lambda: len).__code__.co_names)  # expect: True


def outer(a):
    b = (1, "two words")
    def inner():
        return a, b, (1, "two words")
    return inner


inner = outer(None)
for name in "co_consts", "co_names", "co_varnames", "co_cellvars", "co_freevars", "co_code", "co_linetable":
    print(name, all(getattr(code, name) is getattr(code, name) for code in (outer.__code__, inner.__code__)))
    # expect: co_consts True
    # expect: co_names True
    # expect: co_varnames True
    # expect: co_cellvars True
    # expect: co_freevars True
    # expect: co_code True
    # expect: co_linetable True
print(inner()[1] is inner()[2])  # expect: True

# Equal numbers of different types stay apart, and so do the zeros.
print([(lambda: 1)(), (lambda: 1.0)(), (lambda: True)(), (lambda: (0.0,))(), (lambda: (-0.0,))(), (lambda: (0,))()])
# expect: [1, 1.0, True, (0.0,), (-0.0,), (0,)]
