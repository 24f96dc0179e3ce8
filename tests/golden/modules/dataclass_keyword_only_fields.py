# `kw_only` and the marker `KW_ONLY` make fields that are given by name; they come last in `__init__`.
from dataclasses import KW_ONLY, dataclass, field, fields
import inspect


@dataclass
class Window:
    title: str = "?"
    _: KW_ONLY
    width: int
    height: int = 10


print(Window(width=3), Window("main", width=4, height=5))
# expect: Window(title='?', width=3, height=10) Window(title='main', width=4, height=5)
print(inspect.signature(Window), Window.__match_args__)
# expect: (title: str = '?', *, width: int, height: int = 10) -> None ('title',)
print([(each.name, each.kw_only) for each in fields(Window)])
# expect: [('title', False), ('width', True), ('height', True)]


@dataclass(kw_only=True)
class Named:
    a: int = 1
    b: int
    c: int = field(kw_only=False)


print(Named(5, b=2), inspect.signature(Named))  # expect: Named(a=1, b=2, c=5) (c: int, *, a: int = 1, b: int) -> None


@dataclass
class Below(Window):
    extra: int = 0


print(Below("t", 7, width=1), inspect.signature(Below))
# expect: Below(title='t', width=1, height=10, extra=7) (title: str = '?', extra: int = 0, *, width: int, height: int = 10) -> None
for wrong in (lambda: Window("a", 3), lambda: Window(), lambda: Named(1, 2, 3)):
    try:
        wrong()
    except TypeError as error:
        print(error)
        # expect: Window.__init__() takes from 1 to 2 positional arguments but 3 were given
        # expect: Window.__init__() missing 1 required keyword-only argument: 'width'
        # expect: Named.__init__() takes 2 positional arguments but 4 were given
try:
    @dataclass
    class Doubled:
        _: KW_ONLY
        a: int
        __: KW_ONLY
        b: int
except TypeError as error:
    print(error)  # expect: '__' is KW_ONLY, but KW_ONLY has already been specified
