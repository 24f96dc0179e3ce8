import inspect


def f(a, /, b, c=3, *args, d, e=5, **kwargs): pass


def bind(function, *args, **kwargs):
    try:
        bound = inspect.signature(function).bind(*args, **kwargs)
    except TypeError as e:
        return e
    shown = [bound.args, bound.kwargs]
    bound.apply_defaults()
    return bound.arguments, *shown


print(bind(f, 1, 2, d=4))
# expect: ({'a': 1, 'b': 2, 'c': 3, 'args': (), 'd': 4, 'e': 5, 'kwargs': {}}, (1, 2), {'d': 4})
print(bind(f, 1, 2, 3, 4, 5, d=6, x=7))
# expect: ({'a': 1, 'b': 2, 'c': 3, 'args': (4, 5), 'd': 6, 'e': 5, 'kwargs': {'x': 7}}, (1, 2, 3, 4, 5), {'d': 6, 'x': 7})
print(bind(f, 1, b=2, d=4, e=6))
# expect: ({'a': 1, 'b': 2, 'c': 3, 'args': (), 'd': 4, 'e': 6, 'kwargs': {}}, (1, 2), {'d': 4, 'e': 6})
for args, kwargs in [((), {}), ((1,), {"d": 1}), ((1, 2), {}), ((1, 2), {"b": 3, "d": 1})]:
    print(bind(f, *args, **kwargs))
    # expect: missing a required argument: 'a'
    # expect: missing a required argument: 'b'
    # expect: missing a required argument: 'd'
    # expect: multiple values for argument 'b'
print(bind(lambda a: 0, 1, 2), bind(lambda a: 0, b=1), bind(lambda a, /: 0, a=1), bind(lambda *, k: 0))
# expect: too many positional arguments missing a required argument: 'a' missing a required positional-only argument: 'a' missing a required keyword-only argument: 'k'
partial = inspect.signature(f).bind_partial(1, e=2)
print(partial, partial.args, partial.kwargs, partial == inspect.signature(f).bind_partial(1, e=2))
# expect: <BoundArguments (a=1, e=2)> (1,) {'e': 2} True
for args, kwargs in [((1,), {}), ((1, 2, 3), {}), ((1,), {"z": 1}), ((1,), {"a": 2})]:
    try:
        print(inspect.getcallargs(lambda a, b=2: 0, *args, **kwargs))  # expect: {'a': 1, 'b': 2}
    except TypeError as e:
        print(e)
        # expect: <lambda>() takes from 1 to 2 positional arguments but 3 were given
        # expect: <lambda>() got an unexpected keyword argument 'z'
        # expect: <lambda>() got multiple values for argument 'a'
