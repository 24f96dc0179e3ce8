# Fields have defaults, factories and metadata; some stay out of the repr, of comparisons and of `__init__`.
from dataclasses import MISSING, dataclass, field, fields, is_dataclass


@dataclass
class Order:
    name: str
    amount: int = 1
    tags: list = field(default_factory=list)
    secret: str = field(default="x", repr=False)
    note: str = field(default="", compare=False, metadata={"unit": "words"})
    total: int = field(init=False, default=0)


first, second = Order("tea"), Order("tea", note="hot")
print(first)  # expect: Order(name='tea', amount=1, tags=[], note='', total=0)
print(first == second, first == Order("tea", 2), first.__eq__(3))  # expect: True False NotImplemented
first.tags.append("new")
print(second.tags, first.tags)  # expect: [] ['new']
print(Order.amount, hasattr(Order, "tags"), Order.total)  # expect: 1 False 0
for each in fields(Order):
    print(each.name, each.type, each.init, each.repr, each.compare, each.hash, each.kw_only, dict(each.metadata))
    # expect: name <class 'str'> True True True None False {}
    # expect: amount <class 'int'> True True True None False {}
    # expect: tags <class 'list'> True True True None False {}
    # expect: secret <class 'str'> True False True None False {}
    # expect: note <class 'str'> True True False None False {'unit': 'words'}
    # expect: total <class 'int'> False True True None False {}
print(fields(first)[2].default is MISSING, fields(first)[2].default_factory)  # expect: True <class 'list'>
print(is_dataclass(Order), is_dataclass(first), is_dataclass(int))  # expect: True True False
print(Order.__hash__, Order.__match_args__)  # expect: None ('name', 'amount', 'tags', 'secret', 'note')
print(Order.__doc__)
# expect: Order(name: str, amount: int = 1, tags: list = <factory>, secret: str = 'x', note: str = '')
for wrong in (lambda: Order(), lambda: Order("a", total=3), lambda: fields(3), lambda: hash(first)):
    try:
        wrong()
    except TypeError as error:
        print(error)
        # expect: Order.__init__() missing 1 required positional argument: 'name'
        # expect: Order.__init__() got an unexpected keyword argument 'total'
        # expect: must be called with a dataclass type or instance
        # expect: unhashable type: 'Order'
