# asdict and astuple go into nested dataclasses and containers; they copy.
from dataclasses import asdict, astuple, dataclass, field, is_dataclass, make_dataclass, replace


@dataclass
class Item:
    name: str
    price: int


@dataclass
class Cart:
    items: list[Item]
    by_name: dict = field(default_factory=dict)
    pair: tuple = ()


apple, pear = Item("apple", 3), Item("pear", 4)
cart = Cart([apple, pear], {"a": apple}, (apple, 1))
print(asdict(cart))
# expect: {'items': [{'name': 'apple', 'price': 3}, {'name': 'pear', 'price': 4}], 'by_name': {'a': {'name': 'apple', 'price': 3}}, 'pair': ({'name': 'apple', 'price': 3}, 1)}
print(astuple(cart))  # expect: ([('apple', 3), ('pear', 4)], {'a': ('apple', 3)}, (('apple', 3), 1))
copy = asdict(cart)
copy["items"][0]["price"] = 100
print(apple.price, asdict(apple, dict_factory=lambda pairs: [key for key, _ in pairs]))  # expect: 3 ['name', 'price']
print(is_dataclass(Item), is_dataclass(apple), is_dataclass(int), is_dataclass(3))  # expect: True True False False
print(replace(apple, price=5), apple)  # expect: Item(name='apple', price=5) Item(name='apple', price=3)
try:
    replace(apple, cost=5)
except TypeError as error:
    print(error)  # expect: Item.__init__() got an unexpected keyword argument 'cost'
try:
    asdict(Item)
except TypeError as error:
    print(error)  # expect: asdict() should be called on dataclass instances
Made = make_dataclass("Made", ["a", ("b", int), ("c", int, 5)], namespace={"total": lambda self: self.b + self.c})
print(Made(1, 2), Made(1, 2).total(), Made.__name__)  # expect: Made(a=1, b=2, c=5) 7 Made
