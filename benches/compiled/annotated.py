"""Orders, their prices, and the rules that customers write for them."""

from dataclasses import dataclass, field
from typing import Callable, Iterator, Optional

Rule = Callable[["Order"], float]
RULES: dict[str, Rule] = {}
seen: set[str] = set()
limit: int = 100


@dataclass
class Item:
    name: str
    price: float
    count: int = 1
    tags: list[str] = field(default_factory=list)

    def total(self) -> float:
        return self.price * self.count

    def has(self, tag: str) -> bool:
        return tag in self.tags


@dataclass
class Order:
    customer: str
    items: list[Item]
    discount: float = 0.0
    note: Optional[str] = None

    def total(self) -> float:
        total: float = sum(item.total() for item in self.items)
        return total * (1 - self.discount)

    def named(self, name: str) -> Optional[Item]:
        for item in self.items:
            if item.name == name:
                return item
        return None

    def with_tag(self, tag: str) -> Iterator[Item]:
        for item in self.items:
            if item.has(tag):
                yield item

    @property
    def size(self) -> int:
        return sum(item.count for item in self.items)


def rule(name: str) -> Callable[[Rule], Rule]:
    def register(function: Rule) -> Rule:
        RULES[name] = function
        return function

    return register


@rule("bulk")
def bulk(order: Order) -> float:
    return 0.1 if order.size > limit else 0.0


@rule("tagged")
def tagged(order: Order) -> float:
    return 0.05 * len(list(order.with_tag("sale")))


def threshold(least: float, part: float) -> Rule:
    def check(order: Order) -> float:
        return part if order.total() >= least else 0.0

    return check


def best(order: Order, rules: dict[str, Rule]) -> tuple[str, float]:
    name: str = ""
    most: float = 0.0
    for key, check in rules.items():
        value: float = check(order)
        if value > most:
            name, most = key, value
    return name, most


def apply(orders: list[Order], *extra: Rule, strict: bool = False) -> list[float]:
    prices: list[float] = []
    for order in orders:
        name, part = best(order, RULES)
        for check in extra:
            part = max(part, check(order))
        if strict and part > 0.5:
            raise ValueError(f"{order.customer}: {name} gives {part:.0%}")
        order.discount = part
        prices.append(round(order.total(), 2))
        seen.add(order.customer)
    return prices
