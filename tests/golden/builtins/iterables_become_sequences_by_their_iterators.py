# Where a built-in needs a sequence it makes a list of the iterator of what it is given: the iterator is iterated in turn.
log = []


class Source:
    def __iter__(self):
        log.append("iter")
        self.left = iter("abc")
        return self

    def __next__(self):
        return next(self.left)

    def __length_hint__(self):
        log.append("hint")
        return 3


class Outer:
    def __iter__(self):
        log.append("outer")
        return iter("xy")

    def __len__(self):
        log.append("len")
        return 2


class Broken:
    def __iter__(self):
        raise TypeError("its own words")


class Wrong:
    def __iter__(self):
        return 3


def show(name, action):
    log.clear()
    try:
        result = action()
    except Exception as error:
        result = f"{type(error).__name__}: {error}"
    print(name, result, log)


def assigned(value):
    items = [1, 2, 3, 4]
    items[::2] = value
    return items


def replaced(value):
    items = [1, 2, 3, 4]
    items[1:3] = value
    return items


for kind in (Source, Outer, Broken, Wrong):
    show(kind.__name__ + " join", lambda: "-".join(kind()))
    show(kind.__name__ + " bytes", lambda: b"-".join(kind()))
    show(kind.__name__ + " every second", lambda: assigned(kind()))
    show(kind.__name__ + " slice", lambda: replaced(kind()))
    show(kind.__name__ + " pair", lambda: dict([kind()]))
    show(kind.__name__ + " list", lambda: list(kind()))
    # expect: Source join a-b-c ['iter', 'iter', 'hint']
    # expect: Source bytes TypeError: sequence item 0: expected a bytes-like object, str found ['iter', 'iter', 'hint']
    # expect: Source every second ValueError: attempt to assign sequence of size 3 to extended slice of size 2 ['iter', 'iter', 'hint']
    # expect: Source slice [1, 'a', 'b', 'c', 4] ['iter', 'iter', 'hint']
    # expect: Source pair ValueError: dictionary update sequence element #0 has length 3; 2 is required ['iter', 'iter', 'hint']
    # expect: Source list ['a', 'b', 'c'] ['iter', 'hint']
    # expect: Outer join x-y ['outer']
    # expect: Outer bytes TypeError: sequence item 0: expected a bytes-like object, str found ['outer']
    # expect: Outer every second ['x', 2, 'y', 4] ['outer']
    # expect: Outer slice [1, 'x', 'y', 4] ['outer']
    # expect: Outer pair {'x': 'y'} ['outer']
    # expect: Outer list ['x', 'y'] ['outer', 'len']
    # expect: Broken join TypeError: can only join an iterable []
    # expect: Broken bytes TypeError: can only join an iterable []
    # expect: Broken every second TypeError: must assign iterable to extended slice []
    # expect: Broken slice TypeError: must assign iterable to extended slice []
    # expect: Broken pair TypeError: object is not iterable []
    # expect: Broken list TypeError: its own words []
    # expect: Wrong join TypeError: can only join an iterable []
    # expect: Wrong bytes TypeError: can only join an iterable []
    # expect: Wrong every second TypeError: must assign iterable to extended slice []
    # expect: Wrong slice TypeError: must assign iterable to extended slice []
    # expect: Wrong pair TypeError: object is not iterable []
    # expect: Wrong list TypeError: iter() returned non-iterator of type 'int' []
