"""As much of pytest as the tests of the packages use; `runner.py` runs what is marked here.

The same text runs on CPython and on the runtime.
"""
import fnmatch
import inspect
import re
import warnings as _warnings

__version__ = "8.0.0"


class Skipped(BaseException):
    """A test that does not apply."""


class Failed(BaseException):
    """A test that calls `fail`, or whose block raised nothing."""


class XFailed(BaseException):
    """A test that is known to fail."""


def skip(reason="", *, allow_module_level=False, msg=None):
    raise Skipped(reason)


def fail(reason="", pytrace=True, msg=None):
    raise Failed(reason)


def xfail(reason=""):
    raise XFailed(reason)


def exit(reason="", returncode=None):
    raise SystemExit(reason)


# `pytest.skip.Exception` and its like.
skip.Exception, fail.Exception, xfail.Exception = Skipped, Failed, XFailed


def importorskip(name, minversion=None, reason=None, exc_type=ImportError):
    try:
        __import__(name)
    except ImportError:
        raise Skipped(f"could not import {name!r}") from None
    import sys
    return sys.modules[name]


class ExceptionInfo:
    """What `raises` tells of the exception."""

    def __init__(self, value=None):
        self.value = value

    @property
    def type(self):
        return type(self.value)

    @property
    def tb(self):
        return self.value.__traceback__

    @property
    def typename(self):
        return type(self.value).__name__

    def match(self, pattern):
        text = str(self.value)
        assert re.search(pattern, text), f"{pattern!r} does not match {text!r}"
        return True

    def exconly(self, tryshort=False):
        return f"{self.typename}: {self.value}"

    def errisinstance(self, kind):
        return isinstance(self.value, kind)

    def group_contains(self, expected, *, match=None, depth=None):
        def look(error):
            for one in error.exceptions:
                if isinstance(one, expected) and (match is None or re.search(match, str(one))):
                    return True
                if isinstance(one, BaseExceptionGroup) and look(one):
                    return True
            return False
        return look(self.value)

    def __class_getitem__(cls, kind):
        return cls


class raises:
    """Expects an exception."""

    def __new__(cls, expected=BaseException, function=None, /, *args, match=None, check=None, **named):
        self = object.__new__(cls)
        expected = named.pop("expected_exception", expected)
        self.expected, self.pattern, self.check = expected, match, check
        self.information = ExceptionInfo()
        if function is None:
            return self
        with self:
            function(*args, **named)
        return self.information

    def __init__(self, *args, **named):
        pass

    def __enter__(self):
        return self.information

    def __exit__(self, kind, value, traceback):
        if kind is None:
            raise Failed(f"DID NOT RAISE {self.expected}")
        if not issubclass(kind, self.expected):
            return False
        self.information.value = value
        if self.pattern is not None:
            self.information.match(self.pattern)
        assert self.check is None or self.check(value)
        return True


RaisesExc = RaisesGroup = raises


class warns(_warnings.catch_warnings):
    """Expects a warning."""

    def __new__(cls, expected=Warning, function=None, *args, match=None, **named):
        self = object.__new__(cls)
        self.expected, self.pattern = expected, match
        _warnings.catch_warnings.__init__(self, record=True)
        if function is None:
            return self
        with self:
            return function(*args, **named)

    def __init__(self, *args, **named):
        pass

    def __enter__(self):
        self.seen = super().__enter__()
        _warnings.simplefilter("always")
        return Recorded(self.seen)

    def __exit__(self, kind, value, traceback):
        super().__exit__(kind, value, traceback)
        if kind is not None:
            return
        found = [one for one in self.seen if issubclass(one.category, self.expected)]
        if not found:
            raise Failed(f"DID NOT WARN {self.expected}")
        if self.pattern and not any(re.search(self.pattern, str(one.message)) for one in found):
            raise Failed(f"no warning matches {self.pattern!r}")


def deprecated_call(function=None, *args, match=None, **named):
    kinds = (DeprecationWarning, PendingDeprecationWarning, FutureWarning)
    return warns(kinds, function, *args, match=match, **named)


class Recorded:
    """The list of the warnings that were seen."""

    def __init__(self, items):
        self.list = items

    def __iter__(self):
        return iter(self.list)

    def __len__(self):
        return len(self.list)

    def __getitem__(self, place):
        return self.list[place]

    def pop(self, kind=Warning):
        for place, one in enumerate(self.list):
            if issubclass(one.category, kind):
                return self.list.pop(place)
        raise AssertionError(f"{kind} not found")

    def clear(self):
        del self.list[:]


WarningsRecorder = Recorded


class approx:
    """A number, or numbers, that are nearly equal."""

    def __init__(self, expected, rel=None, abs=None, nan_ok=False):
        self.expected = expected
        self.options = rel, abs, nan_ok

    def __eq__(self, other):
        expected = self.expected
        if isinstance(expected, dict):
            return other.keys() == expected.keys() and all(approx(expected[key], *self.options) == other[key] for key in other)
        if isinstance(expected, (list, tuple)):
            return len(other) == len(expected) and all(approx(one, *self.options) == two for one, two in zip(expected, other))
        if other == expected:
            return True
        relative, absolute, nan_ok = self.options
        if expected != expected:
            return nan_ok and other != other
        try:
            room = max(abs(expected) * (relative or 1e-6), 1e-12 if absolute is None else absolute)
            if relative is None and absolute is not None:
                room = absolute
            return abs(expected - other) <= room
        except TypeError:
            return False

    def __repr__(self):
        return f"approx({self.expected!r})"

    __hash__ = None


class Definition:
    """A fixture: what makes the value, and for how long it is kept."""

    def __init__(self, function, name, params, scope, autouse):
        self.function, self.scope, self.autouse = function, scope, autouse
        self.name = name or function.__name__
        self.params = None if params is None else [one if isinstance(one, Row) else Row((one,)) for one in params]


def fixture(function=None, *, params=None, name=None, scope="function", autouse=False, ids=None):
    """Marks a function whose result tests take by its name."""
    def define(function):
        inner = getattr(function, "__func__", function)
        inner.fixture = Definition(function, name, params, scope, autouse)
        return function
    return define(function) if function is not None else define


yield_fixture = fixture


class Row(tuple):
    """The values of one set of parameters, with marks of its own."""

    marks = ()


def param(*values, marks=(), id=None):
    row = Row(values)
    row.marks = list(marks) if isinstance(marks, (list, tuple)) else [marks]
    return row


class Mark:
    """A mark with its arguments."""

    def __init__(self, name, args=(), kwargs=None):
        self.name, self.args, self.kwargs = name, args, kwargs or {}

    @property
    def mark(self):
        return self

    def __call__(self, *args, **kwargs):
        if len(args) == 1 and not kwargs and (inspect.isfunction(args[0]) or inspect.isclass(args[0])):
            # A class inherits the marks of its bases, and adds to a list of its own.
            args[0].pytestmark = [*marks_of(args[0]), self]
            return args[0]
        return Mark(self.name, self.args + args, {**self.kwargs, **kwargs})


def marks_of(thing):
    marks = getattr(thing, "pytestmark", ())
    return list(marks) if isinstance(marks, (list, tuple)) else [marks]


class Marks:
    """`pytest.mark`."""

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return Mark(name)


mark = Marks()
MarkDecorator = Mark


class UsageError(Exception):
    """A wrong use of pytest."""


class PytestWarning(UserWarning):
    pass


class PytestUnraisableExceptionWarning(PytestWarning):
    pass


class PytestUnhandledCoroutineWarning(PytestWarning):
    pass


class MonkeyPatch:
    """Changes attributes, items and the environment, and puts them back."""

    absent = object()

    def __init__(self):
        self.undoing = []

    def setattr(self, target, name, value=absent, raising=True):
        if value is self.absent:
            target, name, value = *self._find(target), name
        old = inspect.getattr_static(target, name, self.absent) if isinstance(target, type) \
            else getattr(target, name, self.absent)
        if raising and old is self.absent:
            raise AttributeError(f"{target!r} has no attribute {name!r}")
        self._later(lambda: delattr(target, name) if old is self.absent else setattr(target, name, old))
        setattr(target, name, value)

    def delattr(self, target, name=absent, raising=True):
        if name is self.absent:
            target, name = self._find(target)
        old = getattr(target, name, self.absent)
        if old is self.absent:
            if raising:
                raise AttributeError(name)
            return
        self._later(lambda: setattr(target, name, old))
        delattr(target, name)

    def setitem(self, items, key, value):
        old = items.get(key, self.absent)
        self._later(lambda: items.pop(key, None) if old is self.absent else items.__setitem__(key, old))
        items[key] = value

    def delitem(self, items, key, raising=True):
        if key not in items:
            if raising:
                raise KeyError(key)
            return
        old = items[key]
        self._later(lambda: items.__setitem__(key, old))
        del items[key]

    def setenv(self, name, value, prepend=None):
        import os
        if prepend and name in os.environ:
            value = value + prepend + os.environ[name]
        self.setitem(os.environ, name, str(value))

    def delenv(self, name, raising=True):
        import os
        self.delitem(os.environ, name, raising)

    def syspath_prepend(self, path):
        import sys
        old = sys.path[:]
        self._later(lambda: sys.path.__setitem__(slice(None), old))
        sys.path.insert(0, str(path))

    def chdir(self, path):
        import os
        old = os.getcwd()
        self._later(lambda: os.chdir(old))
        os.chdir(path)

    def undo(self):
        while self.undoing:
            self.undoing.pop()()

    def context(self):
        import contextlib

        @contextlib.contextmanager
        def inside():
            patch = MonkeyPatch()
            try:
                yield patch
            finally:
                patch.undo()
        return inside()

    def _later(self, undo):
        self.undoing.append(undo)

    def _find(self, path):
        module, _, name = path.rpartition(".")
        import importlib
        parts = module.split(".")
        for count in range(len(parts), 0, -1):
            try:
                target = importlib.import_module(".".join(parts[:count]))
            except ImportError:
                continue
            for part in parts[count:]:
                target = getattr(target, part)
            return target, name
        raise ImportError(module)


class LineMatcher:
    """Lines that patterns are looked for in."""

    def __init__(self, lines):
        self.lines = lines

    def fnmatch_lines(self, patterns):
        lines = iter(self.lines)
        for pattern in patterns:
            assert any(line == pattern or fnmatch.fnmatch(line, pattern) for line in lines), pattern


class _Named:
    """A type that only annotations name."""

    def __class_getitem__(cls, item):
        return cls


def __getattr__(name):
    if name[:1].isupper():
        return _Named
    raise AttributeError(name)
