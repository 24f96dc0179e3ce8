# Special methods of built-in types as objects.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

add = (5).__add__
print(add, int.__add__, add(3), add.__name__, add.__qualname__, add.__self__, add.__objclass__, int.__add__.__name__, int.__add__.__qualname__, int.__add__.__objclass__, type(add), type(int.__add__))
print(add == (5).__add__, add != (6).__add__, hash(add) == hash((5).__add__), int.__add__ is int.__add__, int.__add__.__get__(5)(1), int.__add__.__get__(None, int) is int.__add__, bool.__add__ is int.__add__, add.__call__(1))
print(object.__init__, [].__init__, type.__call__, object.__str__, "".__len__, {}.__getitem__, dict.__getitem__, dict.__contains__, list.__reversed__, int.__new__, object.__init_subclass__, sep="\n")
attempt(add)
attempt(add, 1, 2)
attempt(add, x=1)
attempt(int.__add__)
attempt(int.__add__, 5)
attempt(int.__add__, "a", "b")
attempt(int.__add__, 5, 6, 7)
attempt(int.__add__.__get__, "a")
attempt(list.__len__, {})
attempt(list.__init__, {}, [])
attempt(setattr, add, "x", 1)
attempt(setattr, int.__add__, "__name__", "x")
attempt(type(add))
attempt(type(int.__add__))
attempt(type, "W", (type(add),), {})
attempt(lambda: add < add)
attempt([].__setitem__, 0, 1)
attempt([].__setitem__, 0)
attempt([].__delitem__, "x")
attempt({}.__getitem__, 5)
attempt((5).__pow__, 2, 3, 4)
