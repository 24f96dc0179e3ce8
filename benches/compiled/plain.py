"""Orders, their prices, and the rules that customers write for them."""

from dataclasses import dataclass, field
from typing import Callable, Iterator, Optional

Rule = Callable[["Order"], float]
RULES = {}
seen = set()
limit = 100


@dataclass
class Item:
    name = None
    price = None
    count = 1
    tags = field(default_factory=list)

    def total(self):
        return self.price * self.count

    def has(self, tag):
        return tag in self.tags


@dataclass
class Order:
    customer = None
    items = None
    discount = 0.0
    note = None

    def total(self):
        total = sum(item.total() for item in self.items)
        return total * (1 - self.discount)

    def named(self, name):
        for item in self.items:
            if item.name == name:
                return item
        return None

    def with_tag(self, tag):
        for item in self.items:
            if item.has(tag):
                yield item

    @property
    def size(self):
        return sum(item.count for item in self.items)


def rule(name):
    def register(function):
        RULES[name] = function
        return function

    return register


@rule("bulk")
def bulk(order):
    return 0.1 if order.size > limit else 0.0


@rule("tagged")
def tagged(order):
    return 0.05 * len(list(order.with_tag("sale")))


def threshold(least, part):
    def check(order):
        return part if order.total() >= least else 0.0

    return check


def best(order, rules):
    name = ""
    most = 0.0
    for key, check in rules.items():
        value = check(order)
        if value > most:
            name, most = key, value
    return name, most


def apply(orders, *extra, strict=False):
    prices = []
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
