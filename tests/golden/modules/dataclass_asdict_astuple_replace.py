# `asdict` and `astuple` go into nested containers and copy; `replace` calls `__init__` again.
from collections import namedtuple, defaultdict
from dataclasses import asdict, astuple, dataclass, field, replace, InitVar


@dataclass
class Point:
    x: int
    y: int


Both = namedtuple("Both", "a b")


@dataclass
class Shape:
    name: str
    points: list
    extra: dict = field(default_factory=dict)
    both: tuple = ()


shape = Shape("s", [Point(1, 2), Point(3, 4)], {"k": Point(5, 6)}, Both(Point(7, 8), 9))
print(asdict(shape))
# expect: {'name': 's', 'points': [{'x': 1, 'y': 2}, {'x': 3, 'y': 4}], 'extra': {'k': {'x': 5, 'y': 6}}, 'both': Both(a={'x': 7, 'y': 8}, b=9)}
print(astuple(shape))  # expect: ('s', [(1, 2), (3, 4)], {'k': (5, 6)}, Both(a=(7, 8), b=9))
print(asdict(shape)["points"] is shape.points, type(asdict(shape)["both"]).__name__)  # expect: False Both
print(asdict(Point(1, 2), dict_factory=lambda pairs: sorted(pairs, reverse=True)))  # expect: [('y', 2), ('x', 1)]
print(astuple(Point(1, 2), tuple_factory=list))  # expect: [1, 2]
grouped = Shape("g", [], defaultdict(list, a=[Point(0, 0)]))
print(asdict(grouped)["extra"])  # expect: defaultdict(<class 'list'>, {'a': [{'x': 0, 'y': 0}]})
print(replace(shape, name="t").points is shape.points)  # expect: True


@dataclass
class Counted:
    a: int
    seed: InitVar[int] = 3
    b: int = field(init=False)

    def __post_init__(self, seed):
        self.b = self.a * seed


counted = Counted(2, 5)
print(counted, Counted.seed)  # expect: Counted(a=2, b=10) 3
for wrong in (lambda: replace(counted, b=1), lambda: asdict(3), lambda: astuple(Point), lambda: replace(shape, nme=1),
              lambda: replace(Point, x=1)):
    try:
        wrong()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: TypeError field b is declared with init=False, it cannot be specified with replace()
        # expect: TypeError asdict() should be called on dataclass instances
        # expect: TypeError astuple() should be called on dataclass instances
        # expect: TypeError Shape.__init__() got an unexpected keyword argument 'nme'. Did you mean 'name'?
        # expect: TypeError replace() should be called on dataclass instances
print(replace(counted, a=4, seed=1))  # expect: Counted(a=4, b=4)


@dataclass
class Needs:
    a: int
    seed: InitVar[int]

    def __post_init__(self, seed):
        pass


try:
    replace(Needs(1, 2), a=2)
except (TypeError, ValueError) as error:
    print(type(error).__name__, error)  # expect: TypeError InitVar 'seed' must be specified with replace()
