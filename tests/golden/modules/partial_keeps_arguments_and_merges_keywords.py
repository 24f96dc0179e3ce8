from functools import partial


def show(*args, **kw):
    return args, kw


p = partial(show, 1, a=2)
print(p(3, b=4), p(a=5), p.func is show, p.args, p.keywords)
# expect: ((1, 3), {'a': 2, 'b': 4}) ((1,), {'a': 5}) True (1,) {'a': 2}
q = partial(p, 6, c=7)
print(q.func is show, q.args, q.keywords, q(8, a=0))
# expect: True (1, 6) {'a': 2, 'c': 7} ((1, 6, 8), {'a': 0, 'c': 7})
p.note = "kept"
print(partial(p).func is p, vars(p))  # expect: True {'note': 'kept'}


class Named(partial):
    def __repr__(self):
        return f"Named({self.func.__name__})"


print(Named(show, 1)(2), Named(show))  # expect: ((1, 2), {}) Named(show)
print(partial(int, base=2), partial(int, base=2)("101"))  # expect: functools.partial(<class 'int'>, base=2) 5
basetwo = partial(partial(partial(max, 1), 2), 3)
print(basetwo(9, 4), list(map(partial(pow, 2), range(4))))  # expect: 9 [1, 2, 4, 8]


def counter():
    n = 0

    def step(by, *, times=1):
        nonlocal n
        n += by * times
        return n

    return step


twice = partial(counter(), times=2)
print(twice(1), twice(2), twice(1, times=10))  # expect: 2 6 16
for wrong in (lambda: partial(), lambda: partial(3), lambda: p.__setstate__(1), lambda: twice()):
    try:
        wrong()
    except TypeError as e:
        print(e)
        # expect: type 'partial' takes at least one argument
        # expect: the first argument must be callable
        # expect: invalid partial state
        # expect: counter.<locals>.step() missing 1 required positional argument: 'by'
