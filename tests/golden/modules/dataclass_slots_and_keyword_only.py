# slots=True makes a class without __dict__; kw_only=True or the marker KW_ONLY make parameters keyword-only.
from dataclasses import KW_ONLY, dataclass


@dataclass(slots=True)
class Pixel:
    x: int
    y: int = 0


pixel = Pixel(1)
print(pixel, Pixel.__slots__, hasattr(pixel, "__dict__"))  # expect: Pixel(x=1, y=0) ('x', 'y') False
try:
    pixel.z = 1
except AttributeError as error:
    print(error)  # expect: 'Pixel' object has no attribute 'z' and no __dict__ for setting new attributes


@dataclass(kw_only=True)
class Options:
    width: int = 80
    color: str


print(Options(color="red"))  # expect: Options(width=80, color='red')
try:
    Options(80, "red")
except TypeError as error:
    print(error)  # expect: Options.__init__() takes 1 positional argument but 3 were given


@dataclass
class Mixed:
    name: str
    _: KW_ONLY
    size: int = 1
    tag: str


print(Mixed("n", tag="t"), Mixed.__match_args__)  # expect: Mixed(name='n', size=1, tag='t') ('name',)
try:
    Mixed("n", 1, "t")
except TypeError as error:
    print(error)  # expect: Mixed.__init__() takes 2 positional arguments but 4 were given
try:
    Mixed("n")
except TypeError as error:
    print(error)  # expect: Mixed.__init__() missing 1 required keyword-only argument: 'tag'
