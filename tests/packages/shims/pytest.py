"""As much of pytest as the tests of the packages use."""


class Skipped(Exception):
    """A test that does not apply."""


def skip(reason="", **options):
    raise Skipped(reason)


def fail(reason="", **options):
    raise AssertionError(reason)


def importorskip(name, *args, **options):
    try:
        return __import__(name)
    except ImportError:
        raise Skipped(name) from None


class _Information:
    """What `raises` tells of the exception."""

    value = type = None

    def match(self, pattern):
        return True


class raises:
    """Expects an exception; `match` is not looked at, since patterns need `re`."""

    def __init__(self, expected, function=None, *args, match=None, **named):
        self.expected = expected
        self.information = _Information()
        if function is not None:
            with self:
                function(*args, **named)

    def __enter__(self):
        return self.information

    def __exit__(self, kind, value, traceback):
        if kind is None:
            raise AssertionError(f"DID NOT RAISE {self.expected}")
        self.information.type, self.information.value = kind, value
        return issubclass(kind, self.expected)


class approx:
    """A number that is nearly equal."""

    def __init__(self, value, rel=1e-6, abs=1e-12):
        self.value, self.rel, self.abs = value, rel, abs

    def __eq__(self, other):
        return abs(other - self.value) <= max(self.rel * abs(self.value), self.abs)


def fixture(function=None, *, params=None, name=None, **options):
    """Marks a function whose result tests take by its name."""
    def mark(function):
        function.fixture = params or [None]
        return function
    return mark(function) if function is not None else mark


def param(*values, **options):
    return _Row(values)


class _Row(tuple):
    pass


class _Mark:
    """`pytest.mark`: only parameters and skipping have an effect."""

    def __getattr__(self, name):
        def mark(*args, **options):
            if len(args) == 1 and not options and callable(args[0]):
                return args[0]
            return lambda function: function
        return mark

    def parametrize(self, names, values, **options):
        if isinstance(names, str):
            names = [name.strip() for name in names.split(",")]
        values = list(values)
        rows = [dict(zip(names, row if len(names) > 1 or isinstance(row, _Row) else (row,))) for row in values]

        def mark(function):
            function.rows = [{**one, **two} for one in getattr(function, "rows", [{}]) for two in rows]
            return function
        return mark

    def skipif(self, condition=True, **options):
        return self.skip() if condition else lambda function: function

    def skip(self, *args, **options):
        def mark(function):
            function.skipped = True
            return function
        return mark(args[0]) if args and callable(args[0]) else mark


mark = _Mark()
