# `*args` and `**kwargs` in definitions and calls.
def show(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs

print(show(1, c=3))  # expect: (1, 2, (), 3, 4, {})
print(show(1, 2, 3, 4, c=5, e=6))  # expect: (1, 2, (3, 4), 5, 4, {'e': 6})
print(show(*[1, 2], *(3,), **{"c": 4}, **{"z": 5}))  # expect: (1, 2, (3,), 4, 4, {'z': 5})
print(show(*"ab", c=0, d=1))  # expect: ('a', 'b', (), 0, 1, {})
print((lambda *a: a)(*range(3), 9, *[]), (lambda **k: k)(**{"not an identifier": 1}))
# expect: (0, 1, 2, 9) {'not an identifier': 1}
arguments = (1,)
print(show(*arguments, c=2)[2] == (), show.__code__.co_varnames, show.__kwdefaults__)
# expect: True ('a', 'b', 'c', 'd', 'args', 'kwargs') {'d': 4}
