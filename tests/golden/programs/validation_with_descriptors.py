from abc import ABC, abstractmethod
from collections.abc import Iterable


class ValidationError(ExceptionGroup):
    def derive(self, excs):
        return ValidationError(self.message, excs)


class Field(ABC):
    creation = 0

    def __init__(self, *, default=..., required=True):
        self.default, self.required = default, required
        self.order = Field.creation = Field.creation + 1

    def __set_name__(self, owner, name):
        self.name = name
        self.slot = f"_{name}"

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        try:
            return getattr(instance, self.slot)
        except AttributeError:
            if self.default is ...:
                raise AttributeError(f"{owner.__name__}.{self.name} is not set", name=self.name, obj=instance) from None
            return self.default() if callable(self.default) else self.default

    def __set__(self, instance, value):
        if value is None and not self.required:
            setattr(instance, self.slot, None)
            return
        setattr(instance, self.slot, self.check(value))

    def __delete__(self, instance):
        delattr(instance, self.slot)

    @abstractmethod
    def check(self, value): ...


class Typed(Field):
    kind = object

    def __init_subclass__(cls, kind=None, **kwargs):
        super().__init_subclass__(**kwargs)
        if kind:
            cls.kind = kind

    def check(self, value):
        if not isinstance(value, self.kind) or isinstance(value, bool) and self.kind is not bool:
            raise TypeError(f"{self.name}: expected {self.kind.__name__}, got {type(value).__name__} {value!r}")
        return value


class Bounded(Typed):
    def __init__(self, low=None, high=None, **kw):
        super().__init__(**kw)
        self.low, self.high = low, high

    def measure(self, value):
        return value

    def check(self, value):
        value = super().check(value)
        size = self.measure(value)
        if self.low is not None and size < self.low:
            raise ValueError(f"{self.name}: {size} is below {self.low}")
        if self.high is not None and size > self.high:
            raise ValueError(f"{self.name}: {size} is above {self.high}")
        return value


class Integer(Bounded, kind=int): ...


class Text(Bounded, kind=str):
    def measure(self, value):
        return len(value)

    def check(self, value):
        return super().check(value.strip() if isinstance(value, str) else value)


class ListOf(Field):
    def __init__(self, item, **kw):
        super().__init__(**kw)
        self.item = item

    def __set_name__(self, owner, name):
        super().__set_name__(owner, name)
        self.item.name = f"{name}[]"

    def check(self, value):
        if isinstance(value, str) or not isinstance(value, Iterable):
            raise TypeError(f"{self.name}: expected items, got {value!r}")
        return [self.item.check(item) for item in value]


class Model:
    def __init_subclass__(cls):
        found = {n: f for base in reversed(cls.__mro__) for n, f in vars(base).items() if isinstance(f, Field)}
        cls.fields = dict(sorted(found.items(), key=lambda pair: pair[1].order))

    def __init__(self, **values):
        problems = []
        for name, field in self.fields.items():
            try:
                if name in values:
                    setattr(self, name, values.pop(name))
                elif field.default is ... and field.required:
                    raise ValueError(f"{name}: missing")
            except (TypeError, ValueError) as problem:
                problems.append(problem)
        problems += [TypeError(f"{name}: unknown") for name in values]
        if problems:
            raise ValidationError(f"invalid {type(self).__name__}", problems)

    def __repr__(self):
        shown = ", ".join(f"{n}={getattr(self, n)!r}" for n in self.fields if hasattr(self, n))
        return f"{type(self).__name__}({shown})"


class Person(Model):
    name = Text(1, 20)
    age = Integer(0, 150, default=18)
    nickname = Text(required=False)


class Employee(Person):
    skills = ListOf(Text(2), default=list)
    level = Integer(1, default=1)


ann = Employee(name="  Ann ", skills=("sql", " c++ "), nickname=None)
print(ann, list(Employee.fields), list(Person.fields))
# expect: Employee(name='Ann', age=18, nickname=None, skills=['sql', 'c++'], level=1) ['name', 'age', 'nickname', 'skills', 'level'] ['name', 'age', 'nickname']
ann.level += 2
ann.age = 30
print(ann, vars(ann)["_level"], Employee(name="Bob").skills)
# expect: Employee(name='Ann', age=30, nickname=None, skills=['sql', 'c++'], level=3) 3 []
del ann.age
print(ann.age, hasattr(Person(name="X"), "nickname"), Person.name.high, type(Person.age).__name__)
# expect: 18 False 20 Integer
for change in ("ann.age = 200", "ann.name = ''", "ann.level = True", "ann.skills = 'abc'", "ann.skills = ['x']", "del ann.age"):
    try:
        exec(change)
    except (TypeError, ValueError, AttributeError) as e:
        print(f"{change:<20} {type(e).__name__}: {e}")
        # expect: ann.age = 200        ValueError: age: 200 is above 150
        # expect: ann.name = ''        ValueError: name: 0 is below 1
        # expect: ann.level = True     TypeError: level: expected int, got bool True
        # expect: ann.skills = 'abc'   TypeError: skills: expected items, got 'abc'
        # expect: ann.skills = ['x']   ValueError: skills[]: 1 is below 2
        # expect: del ann.age          AttributeError: 'Employee' object has no attribute '_age'
try:
    Employee(age="old", level=0, nickname="n" * 3, salary=10, skills=[1])
except* TypeError as group:
    print("types:", *group.exceptions, sep="\n  ")
    # expect: types:
    # expect:   age: expected int, got str 'old'
    # expect:   skills[]: expected str, got int 1
    # expect:   salary: unknown
except* ValueError as group:
    print("values:", *group.exceptions, sep="\n  ")
    # expect: values:
    # expect:   name: missing
    # expect:   level: 0 is below 1
    print(type(group).__name__, group.message)  # expect: ValidationError invalid Employee
try:
    Person(name="Y").nickname
except AttributeError as e:
    print(e, "|", e.name)  # expect: Person.nickname is not set | nickname
try:
    Field()
except TypeError as e:
    print(e)  # expect: Can't instantiate abstract class Field without an implementation for abstract method 'check'
