# Iterators for loops. Each is a class, as in CPython, so that it can be subclassed and named.

import operator as _operator

_missing = object()


class _iterator:
    __slots__ = ("_it",)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._it)


def _check_int(value):
    if not hasattr(type(value), "__index__"):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return _operator.index(value)


class count:
    """start, start + step, .."""

    def __init__(self, start=0, step=1):
        if not hasattr(type(start), "__add__") or isinstance(start, str):
            raise TypeError("a number is required")
        self._next = start
        self._step = step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._next
        self._next = value + self._step
        return value

    def __repr__(self):
        if self._step == 1 and isinstance(self._step, int):
            return f"count({self._next!r})"
        return f"count({self._next!r}, {self._step!r})"


class cycle(_iterator):
    """The items, again and again."""

    def __init__(self, iterable, /):
        self._it = self._run(iter(iterable))

    @staticmethod
    def _run(it):
        saved = []
        for item in it:
            yield item
            saved.append(item)
        while saved:
            yield from saved


class repeat:
    """An object, endlessly or so many times."""

    def __init__(self, object, times=_missing):
        self._object = object
        self._times = None if times is _missing else max(_check_int(times), 0)

    def __iter__(self):
        return self

    def __next__(self):
        if self._times is not None:
            if self._times <= 0:
                raise StopIteration
            self._times -= 1
        return self._object

    def __length_hint__(self):
        if self._times is None:
            raise TypeError("len() of unsized object")
        return self._times

    def __repr__(self):
        if self._times is None:
            return f"repeat({self._object!r})"
        return f"repeat({self._object!r}, {self._times})"


class accumulate(_iterator):
    """Running totals."""

    def __init__(self, iterable, func=None, *, initial=None):
        self._it = self._run(iter(iterable), func, initial)

    @staticmethod
    def _run(it, func, initial):
        total = initial
        if initial is None:
            for total in it:
                break
            else:
                return
        yield total
        for item in it:
            total = total + item if func is None else func(total, item)
            yield total


class chain(_iterator):
    """The items of one iterable after the other."""

    def __init__(self, *iterables):
        self._it = self._run(iterables)

    @staticmethod
    def _run(iterables):
        for iterable in iterables:
            yield from iterable

    @classmethod
    def from_iterable(cls, iterable, /):
        self = cls()
        self._it = self._run(iter(iterable))
        return self


class compress(_iterator):
    """The items whose selector is true."""

    def __init__(self, data, selectors):
        self._it = (item for item, keep in zip(data, selectors) if keep)


class dropwhile(_iterator):
    """The items from the first one on that does not pass."""

    def __init__(self, predicate, iterable, /):
        self._it = self._run(predicate, iter(iterable))

    @staticmethod
    def _run(predicate, it):
        for item in it:
            if not predicate(item):
                yield item
                break
        yield from it


class takewhile(_iterator):
    """The items up to the first one that does not pass."""

    def __init__(self, predicate, iterable, /):
        self._it = self._run(predicate, iter(iterable))

    @staticmethod
    def _run(predicate, it):
        for item in it:
            if not predicate(item):
                return
            yield item


class filterfalse(_iterator):
    """The items that do not pass."""

    def __init__(self, function, iterable, /):
        it = iter(iterable)
        if function is None:
            function = bool
        self._it = (item for item in it if not function(item))


class starmap(_iterator):
    """function(*item) for each item."""

    def __init__(self, function, iterable, /):
        it = iter(iterable)
        self._it = (function(*item) for item in it)


class islice(_iterator):
    """The items that a slice of a list would have."""

    def __init__(self, iterable, /, *bounds):
        if not 1 <= len(bounds) <= 3:
            raise TypeError(f"islice expected at {'most 4' if bounds else 'least 2'} arguments, got {len(bounds) + 1}")
        start, stop, step = 0, bounds[0], 1
        if len(bounds) > 1:
            start, stop = bounds[:2]
            if len(bounds) == 3 and bounds[2] is not None:
                step = bounds[2]
            start = 0 if start is None else start
        name = "Stop argument" if len(bounds) == 1 else "Indices"
        message = f"{name} for islice() must be None or an integer: 0 <= x <= sys.maxsize."
        for bound in (start, stop):
            if bound is None:
                continue
            if not hasattr(type(bound), "__index__") or not 0 <= _operator.index(bound) <= 9223372036854775807:
                raise ValueError(message)
        if not hasattr(type(step), "__index__") or _operator.index(step) < 1:
            raise ValueError("Step for islice() must be a positive integer or None.")
        self._it = self._run(iter(iterable), start, stop, step)

    @staticmethod
    def _run(it, start, stop, step):
        position = 0
        wanted = start
        while stop is None or wanted < stop:
            while position <= wanted:
                try:
                    item = next(it)
                except StopIteration:
                    return
                position += 1
            yield item
            wanted += step
        while stop is not None and position < stop:
            # Items up to the end are taken, though not given.
            try:
                next(it)
            except StopIteration:
                return
            position += 1


class pairwise(_iterator):
    """Neighbouring items."""

    def __init__(self, iterable, /):
        self._it = self._run(iter(iterable))

    @staticmethod
    def _run(it):
        for before in it:
            break
        else:
            return
        for item in it:
            yield before, item
            before = item


class batched(_iterator):
    """Tuples of n items; the last may be shorter."""

    def __init__(self, iterable, n, *, strict=False):
        if n < 1:
            raise ValueError("n must be at least one")
        self._it = self._run(iter(iterable), n, strict)

    @staticmethod
    def _run(it, n, strict):
        while batch := tuple(islice(it, n)):
            if strict and len(batch) != n:
                raise ValueError("batched(): incomplete batch")
            yield batch


class zip_longest(_iterator):
    """zip, filled up to the longest."""

    def __init__(self, *iterables, fillvalue=None):
        self._it = self._run([iter(iterable) for iterable in iterables], fillvalue)

    @staticmethod
    def _run(iterators, fillvalue):
        active = len(iterators)
        while active:
            row = []
            for i, it in enumerate(iterators):
                value = fillvalue if it is None else next(it, _missing)
                if value is _missing:
                    active -= 1
                    if not active:
                        return
                    iterators[i] = None
                    value = fillvalue
                row.append(value)
            yield tuple(row)


class groupby(_iterator):
    """Runs of items with the same key."""

    def __init__(self, iterable, key=None):
        self._it = self._run(iter(iterable), key)

    @staticmethod
    def _run(it, key):
        state = {"round": 0}

        def advance():
            item = next(it, _missing)
            state["item"] = item
            if item is not _missing:
                state["key"] = item if key is None else key(item)

        def group(number, wanted):
            while state["round"] == number and state["item"] is not _missing and state["key"] == wanted:
                yield state["item"]
                if state["round"] == number:
                    advance()

        advance()
        while state["item"] is not _missing:
            state["round"] += 1
            wanted = state["key"]
            yield wanted, group(state["round"], wanted)
            while state["item"] is not _missing and state["key"] == wanted:
                advance()


class _tee:
    def __init__(self, it, link):
        self._it = it
        self._link = link

    def __iter__(self):
        return self

    def __next__(self):
        link = self._link
        if link[1] is None:
            link[0] = next(self._it)
            link[1] = [None, None]
        value, self._link = link
        return value

    def __copy__(self):
        return _tee(self._it, self._link)


def tee(iterable, n=2, /):
    """n iterators over the same items."""
    if n < 0:
        raise ValueError("n must be >= 0")
    if isinstance(iterable, _tee):
        return tuple(_tee(iterable._it, iterable._link) for _ in range(n))
    it = iter(iterable)
    link = [None, None]
    return tuple([_tee(it, link) for _ in range(n)])


class product(_iterator):
    """All tuples of one item of each."""

    def __init__(self, *iterables, repeat=1):
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        self._it = self._run([tuple(iterable) for iterable in iterables] * repeat)

    @staticmethod
    def _run(pools):
        indices = [0] * len(pools)
        if not all(pools):
            return
        while True:
            yield tuple([pool[i] for pool, i in zip(pools, indices)])
            for place in reversed(range(len(pools))):
                indices[place] += 1
                if indices[place] < len(pools[place]):
                    break
                indices[place] = 0
            else:
                return


class permutations(_iterator):
    """All ordered choices of r items."""

    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        if r is not None and not isinstance(r, int):
            raise TypeError("Expected int as r")
        if r is not None and r < 0:
            raise ValueError("r must be non-negative")
        self._it = self._run(pool, len(pool) if r is None else r)

    @staticmethod
    def _run(pool, r):
        n = len(pool)
        if r > n:
            return
        indices = list(range(n))
        cycles = list(range(n, n - r, -1))
        yield tuple([pool[i] for i in indices[:r]])
        while True:
            for i in reversed(range(r)):
                cycles[i] -= 1
                if cycles[i]:
                    j = n - cycles[i]
                    indices[i], indices[j] = indices[j], indices[i]
                    yield tuple([pool[k] for k in indices[:r]])
                    break
                indices[i:] = indices[i + 1:] + indices[i:i + 1]
                cycles[i] = n - i
            else:
                return


class combinations(_iterator):
    """All choices of r items, in order."""

    def __init__(self, iterable, r):
        pool = tuple(iterable)
        if r < 0:
            raise ValueError("r must be non-negative")
        self._it = self._run(pool, r)

    @staticmethod
    def _run(pool, r):
        n = len(pool)
        if r > n:
            return
        indices = list(range(r))
        while True:
            yield tuple([pool[i] for i in indices])
            for i in reversed(range(r)):
                if indices[i] != i + n - r:
                    break
            else:
                return
            indices[i] += 1
            for j in range(i + 1, r):
                indices[j] = indices[j - 1] + 1


class combinations_with_replacement(_iterator):
    """All choices of r items, each as often as wanted."""

    def __init__(self, iterable, r):
        pool = tuple(iterable)
        if r < 0:
            raise ValueError("r must be non-negative")
        self._it = self._run(pool, r)

    @staticmethod
    def _run(pool, r):
        n = len(pool)
        if not n and r:
            return
        indices = [0] * r
        while True:
            yield tuple([pool[i] for i in indices])
            for i in reversed(range(r)):
                if indices[i] != n - 1:
                    break
            else:
                return
            indices[i:] = [indices[i] + 1] * (r - i)
