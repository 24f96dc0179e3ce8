# A query builder over lists of dicts: each step returns a new query that closes over the one before.
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter, itemgetter


class Field:
    def __init__(self, name):
        self.name = name

    def _compare(symbol):
        def method(self, other):
            test = {"==": lambda a, b: a == b, "!=": lambda a, b: a != b, "<": lambda a, b: a < b,
                    ">": lambda a, b: a > b, "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b}[symbol]
            return Condition(lambda row: test(row[self.name], other), f"{self.name} {symbol} {other!r}")
        return method

    __eq__, __ne__, __lt__, __gt__, __le__, __ge__ = map(_compare, ["==", "!=", "<", ">", "<=", ">="])
    __hash__ = None

    def within(self, *values):
        return Condition(lambda row: row[self.name] in values, f"{self.name} in {values!r}")


@dataclass(frozen=True)
class Condition:
    test: object
    text: str

    def __and__(self, other):
        return Condition(lambda row: self.test(row) and other.test(row), f"({self.text} and {other.text})")

    def __or__(self, other):
        return Condition(lambda row: self.test(row) or other.test(row), f"({self.text} or {other.text})")

    def __invert__(self):
        return Condition(lambda row: not self.test(row), f"not {self.text}")


class Query:
    def __init__(self, source, plan=("scan",)):
        self._source = source
        self._plan = plan

    def _then(self, step, text):
        source = self._source
        return Query(lambda: step(source()), (*self._plan, text))

    def where(self, condition):
        return self._then(lambda rows: filter(condition.test, rows), f"where {condition.text}")

    def order_by(self, *names, reverse=False):
        return self._then(lambda rows: sorted(rows, key=itemgetter(*names), reverse=reverse),
                          f"order by {', '.join(names)}{' desc' if reverse else ''}")

    def select(self, *names, **computed):
        def step(rows):
            for row in rows:
                yield {name: row[name] for name in names} | {name: make(row) for name, make in computed.items()}
        return self._then(step, f"select {', '.join([*names, *computed])}")

    def limit(self, count):
        return self._then(lambda rows: islice(rows, count), f"limit {count}")

    def group_by(self, name, **aggregates):
        def step(rows):
            key = itemgetter(name)
            for value, group in groupby(sorted(rows, key=key), key):
                members = list(group)
                yield {name: value} | {label: fold(members) for label, fold in aggregates.items()}
        return self._then(step, f"group by {name}")

    def __iter__(self):
        return iter(self._source())

    def explain(self):
        return " -> ".join(self._plan)


def total(name):
    return lambda rows: sum(row[name] for row in rows)


people = [
    {"name": "ann", "city": "ulm", "age": 31, "pay": 10},
    {"name": "bob", "city": "bonn", "age": 25, "pay": 12},
    {"name": "cid", "city": "ulm", "age": 44, "pay": 8},
    {"name": "dot", "city": "kiel", "age": 25, "pay": 20},
]
name, city, age = Field("name"), Field("city"), Field("age")
query = Query(lambda: people)
for each in (
    query.where(age < 40).order_by("age", "name").select("name", "age"),
    query.where((city == "ulm") | (age == 25)).select("name", double=lambda row: row["pay"] * 2).limit(2),
    query.group_by("city", people=len, pay=total("pay")).order_by("pay", reverse=True),
    query.where(~city.within("ulm", "bonn") & (age >= 20)),
):
    print(each.explain())
    for row in each:
        print("   ", row)
        # expect: scan -> where age < 40 -> order by age, name -> select name, age
        # expect:     {'name': 'bob', 'age': 25}
        # expect:     {'name': 'dot', 'age': 25}
        # expect:     {'name': 'ann', 'age': 31}
        # expect: scan -> where (city == 'ulm' or age == 25) -> select name, double -> limit 2
        # expect:     {'name': 'ann', 'double': 20}
        # expect:     {'name': 'bob', 'double': 24}
        # expect: scan -> group by city -> order by pay desc
        # expect:     {'city': 'kiel', 'people': 1, 'pay': 20}
        # expect:     {'city': 'ulm', 'people': 2, 'pay': 18}
        # expect:     {'city': 'bonn', 'people': 1, 'pay': 12}
        # expect: scan -> where (not city in ('ulm', 'bonn') and age >= 20)
        # expect:     {'name': 'dot', 'city': 'kiel', 'age': 25, 'pay': 20}
young = query.where(age <= 25)
people.append({"name": "eve", "city": "ulm", "age": 19, "pay": 1})
print([row["name"] for row in young], [row["name"] for row in young.limit(1)])  # expect: ['bob', 'dot', 'eve'] ['bob']
print(sorted(map(attrgetter("text"), [age > 1, name != "x"])))  # expect: ['age > 1', "name != 'x'"]
