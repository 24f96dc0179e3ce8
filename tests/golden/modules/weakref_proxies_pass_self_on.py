# A proxy of a function passes on a keyword that is called `self`.
import weakref


def function(**named):
    return named


class Callable:
    def __call__(self, *args, **named):
        return args, named


target = Callable()
print(weakref.proxy(function)(self=1))  # expect: {'self': 1}
print(weakref.proxy(target)(2, other=3))  # expect: ((2,), {'other': 3})
