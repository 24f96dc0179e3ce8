# An InitVar is a parameter only; ClassVar is no field; __post_init__ gets the InitVars.
from dataclasses import InitVar, dataclass, field, fields
from typing import ClassVar


@dataclass
class Circle:
    radius: float
    unit: InitVar[str] = "cm"
    area: float = field(init=False)
    count: ClassVar[int] = 0

    def __post_init__(self, unit):
        factor = {"cm": 1, "m": 100}[unit]
        self.radius *= factor
        self.area = 3 * self.radius**2
        Circle.count += 1


print(Circle(2), Circle(0.5, "m"), Circle.count)
# expect: Circle(radius=2, area=12) Circle(radius=50.0, area=7500.0) 2
print([each.name for each in fields(Circle)], Circle.unit)  # expect: ['radius', 'area'] cm
try:
    Circle(1, "km")
except KeyError as error:
    print(repr(error))  # expect: KeyError('km')
