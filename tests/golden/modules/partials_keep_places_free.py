# functools.Placeholder keeps the place of an argument free in a partial.
import copy
from functools import Placeholder, Placeholder as _, partial, partialmethod


def show(*args, **kwargs):
    return args, kwargs


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


middle = partial(show, _, 1, _, 2, key=3)
attempt(lambda: middle("a", "b"))  # expect: (('a', 1, 'b', 2), {'key': 3})
attempt(lambda: middle("a", "b", "c", key=4))  # expect: (('a', 1, 'b', 2, 'c'), {'key': 4})
attempt(lambda: middle("a"))  # expect: missing positional arguments in 'partial' call; expected at least 2, got 1
print(repr(middle)[:19], middle.args)  # expect: functools.partial(< (Placeholder, 1, Placeholder, 2)
print(partial(middle, "x").args, partial(middle, "x")("y"), partial(middle, _, "z").args)
# expect: ('x', 1, Placeholder, 2) (('x', 1, 'y', 2), {'key': 3}) (Placeholder, 1, 'z', 2)
attempt(lambda: partial(show, 1, _))  # expect: trailing Placeholders are not allowed
attempt(lambda: partial(show, key=_))  # expect: Placeholder cannot be passed as a keyword argument
print(_, type(_), copy.copy(_) is _, type(_)() is Placeholder)
# expect: Placeholder <class 'functools._PlaceholderType'> True True


class Shop:
    def sell(self, what, price, *, to="anybody"):
        return what, price, to

    for_one = partialmethod(sell, _, 1, to="you")


print(Shop().for_one("tea"), Shop.for_one(Shop(), "rice"))  # expect: ('tea', 1, 'you') ('rice', 1, 'you')
attempt(lambda: Shop().for_one())  # expect: missing positional arguments in 'partial' call; expected at least 1, got 0
made = partial(show)
made.__setstate__((show, (_, 5), {}, None))
print(made(4))  # expect: ((4, 5), {})
attempt(lambda: made.__setstate__((show, (_,), {}, None)))  # expect: trailing Placeholders are not allowed
