"""`patch` of unittest.mock is not there: tests that use it are skipped."""
from pytest import Skipped


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return _skip


class _Skip:
    """Skips the test that it decorates, or that uses it."""

    def __call__(self, function):
        function.skipped = True
        return function

    def __enter__(self):
        raise Skipped("mock")

    def __exit__(self, *args):
        return False


def _skip(*args, **named):
    return _Skip()


_skip.object = _skip
_skip.dict = _skip
