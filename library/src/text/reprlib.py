"""Representations whose length has a limit."""

import builtins
from itertools import islice

__all__ = ["Repr", "repr", "recursive_repr"]


def recursive_repr(fillvalue="..."):
    """Decorates a __repr__: inside of itself, for the same object, it answers `fillvalue`."""

    def decorate(user_function):
        running = set()

        def wrapper(self):
            key = id(self)
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return user_function(self)
            finally:
                running.discard(key)

        for name in ("__module__", "__doc__", "__name__", "__qualname__"):
            setattr(wrapper, name, getattr(user_function, name))
        wrapper.__type_params__ = getattr(user_function, "__type_params__", ())
        wrapper.__wrapped__ = user_function
        wrapper.__annotate__ = getattr(user_function, "__annotate__", None)
        return wrapper

    return decorate


class Repr:
    """Makes representations: how much of each kind of object they show stands in its attributes."""

    # The module that a class must come from for `repr_NAME` to be asked for it. Other classes may bear the same name.
    _lookup = {
        "tuple": "builtins",
        "list": "builtins",
        "array": "array",
        "set": "builtins",
        "frozenset": "builtins",
        "deque": "collections",
        "dict": "builtins",
        "str": "builtins",
        "int": "builtins",
    }

    def __init__(self, *, maxlevel=6, maxtuple=6, maxlist=6, maxarray=5, maxdict=4, maxset=6, maxfrozenset=6,
                 maxdeque=6, maxstring=30, maxlong=40, maxother=30, fillvalue="...", indent=None):
        self.maxlevel = maxlevel
        self.maxtuple = maxtuple
        self.maxlist = maxlist
        self.maxarray = maxarray
        self.maxdict = maxdict
        self.maxset = maxset
        self.maxfrozenset = maxfrozenset
        self.maxdeque = maxdeque
        self.maxstring = maxstring
        self.maxlong = maxlong
        self.maxother = maxother
        self.fillvalue = fillvalue
        self.indent = indent

    def repr(self, x):
        """The representation of an object."""
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        """The representation of an object inside of which `level` more levels are shown."""
        cls = type(x)
        name = cls.__name__
        if " " in name:
            name = name.replace(" ", "_")
        method = getattr(self, "repr_" + name, None)
        if method is not None and (name not in self._lookup or getattr(cls, "__module__", None) == self._lookup[name]):
            return method(x, level)
        return self.repr_instance(x, level)

    def _join(self, pieces, level):
        if self.indent is None or not pieces:
            return ", ".join(pieces)
        indent = self.indent
        if isinstance(indent, int):
            if indent < 0:
                raise ValueError(f"Repr.indent cannot be negative int (was {indent!r})")
            indent *= " "
        try:
            inner = ",\n" + indent * (self.maxlevel - level + 1)
            outer = ",\n" + indent * (self.maxlevel - level)
        except TypeError as error:
            raise TypeError(f"Repr.indent must be a str, int or None, not {type(indent)}") from error
        return inner[1:] + inner.join(pieces) + outer

    def _repr_iterable(self, x, level, left, right, maxiter, trail=""):
        count = len(x)
        if level <= 0 and count:
            inside = self.fillvalue
        else:
            pieces = [self.repr1(item, level - 1) for item in islice(x, maxiter)]
            if count > maxiter:
                pieces.append(self.fillvalue)
            inside = self._join(pieces, level)
            if count == 1 and trail and self.indent is None:
                inside += trail
        return left + inside + right

    def repr_tuple(self, x, level):
        return self._repr_iterable(x, level, "(", ")", self.maxtuple, ",")

    def repr_list(self, x, level):
        return self._repr_iterable(x, level, "[", "]", self.maxlist)

    def repr_array(self, x, level):
        if not x:
            return f"array('{x.typecode}')"
        return self._repr_iterable(x, level, f"array('{x.typecode}', [", "])", self.maxarray)

    def repr_set(self, x, level):
        if not x:
            return "set()"
        return self._repr_iterable(_possibly_sorted(x), level, "{", "}", self.maxset)

    def repr_frozenset(self, x, level):
        if not x:
            return "frozenset()"
        return self._repr_iterable(_possibly_sorted(x), level, "frozenset({", "})", self.maxfrozenset)

    def repr_deque(self, x, level):
        return self._repr_iterable(x, level, "deque([", "])", self.maxdeque)

    def repr_dict(self, x, level):
        if not x:
            return "{}"
        if level <= 0:
            return "{" + self.fillvalue + "}"
        pieces = [
            f"{self.repr1(key, level - 1)}: {self.repr1(x[key], level - 1)}"
            for key in islice(_possibly_sorted(x), self.maxdict)
        ]
        if len(x) > self.maxdict:
            pieces.append(self.fillvalue)
        return "{" + self._join(pieces, level) + "}"

    def _cut(self, limit):
        """How much is shown of the beginning and of the end of a text that is longer than the limit."""
        begin = max(0, (limit - 3) // 2)
        end = max(0, limit - 3 - begin)
        return begin, end

    def repr_str(self, x, level):
        limit = self.maxstring
        text = builtins.repr(x[:limit])
        if len(text) > limit:
            # Cut before it is quoted, so that no escape is split.
            begin, end = self._cut(limit)
            text = builtins.repr(x[:begin] + x[len(x) - end:])
            text = text[:begin] + self.fillvalue + text[len(text) - end:]
        return text

    def repr_int(self, x, level):
        try:
            text = builtins.repr(x)
        except ValueError as error:
            if "sys.set_int_max_str_digits()" not in str(error):
                raise
            import math
            import sys

            digits = 1 + int(math.log10(abs(x)))
            limit = sys.get_int_max_str_digits()
            return f"<{type(x).__name__} instance with roughly {digits} digits (limit at {limit}) at 0x{id(x):x}>"
        return self._shortened(text, self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = builtins.repr(x)
        except Exception:
            return f"<{type(x).__name__} instance at {id(x):#x}>"
        return self._shortened(text, self.maxother)

    def _shortened(self, text, limit):
        if len(text) <= limit:
            return text
        begin, end = self._cut(limit)
        return text[:begin] + self.fillvalue + text[len(text) - end:]


def _possibly_sorted(x):
    """The items in order, or as they come where they have none."""
    try:
        return sorted(x)
    except Exception:
        return list(x)


aRepr = Repr()
repr = aRepr.repr
