import enum
import inspect
import linecache
from typing import Any


class _Nothing(enum.Enum):
    NOTHING = enum.auto()

    def __bool__(self):
        return False


NOTHING = _Nothing.NOTHING


class _Field:
    def __init__(self, default):
        self.default = default


def field(*, default: Any = NOTHING):
    return _Field(default)


def _compiled(cls, name, lines):
    """A function from lines of source, which tracebacks can show."""
    file = f"<attached generated {name} {cls.__module__}.{cls.__qualname__}>"
    text = "\n".join(lines)
    linecache.cache[file] = len(text), None, text.splitlines(True), file
    names = {"NOTHING": NOTHING}
    exec(compile(text, file, "exec"), names)
    function = names[name]
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    return function


def define(cls=None, *, frozen=False):
    if cls is None:
        return lambda cls: define(cls, frozen=frozen)
    names = list(inspect.get_annotations(cls))
    given = {name: cls.__dict__[name].default for name in names if name in cls.__dict__}
    parameters = ", ".join(f"{name}={given[name]!r}" if name in given else name for name in names)
    body = [f"    object.__setattr__(self, {name!r}, {name})" for name in names]
    cls.__init__ = _compiled(cls, "__init__", [f"def __init__(self, {parameters}):", *body])
    shown = ", ".join(f"{name}={{self.{name}!r}}" for name in names)
    cls.__repr__ = lambda self: f"{cls.__qualname__}({shown})".format(self=self)
    if frozen:

        def __setattr__(self, name, value):
            raise AttributeError(f"{name} cannot be set")

        cls.__setattr__ = __setattr__
    return cls
