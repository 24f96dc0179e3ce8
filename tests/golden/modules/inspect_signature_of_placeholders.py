from functools import Placeholder, partial, partialmethod
from inspect import signature


def function(a, b, c, d=4, *rest, e=5): pass


class Holder:
    def method(self, a, b=2, c=3): pass
    later = partialmethod(method, Placeholder, 5)


for callable in (
    partial(function, Placeholder, 2), partial(function, Placeholder, 2, Placeholder, 4), partial(function, 1, Placeholder, 3, e=6),
    partial(function, 1, b=2), Holder.later, Holder().later,
):
    print(signature(callable))
    # expect: (a, /, c, d=4, *rest, e=5)
    # expect: (a, c, /, *rest, e=5)
    # expect: (b, /, d=4, *rest, e=6)
    # expect: (*, b=2, c, d=4, e=5)
    # expect: (self, a, /, c=3)
    # expect: (a, /, c=3)
