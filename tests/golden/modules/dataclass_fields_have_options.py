# field() decides about defaults, repr, comparison, hashing and __init__ of one field.
from dataclasses import MISSING, dataclass, field, fields


@dataclass
class Account:
    owner: str
    log: list = field(default_factory=list)
    secret: str = field(default="s", repr=False)
    cached: int = field(default=0, compare=False)
    serial: int = field(init=False, default=7)
    note: str = field(default="", metadata={"unit": "text"}, kw_only=True)


a, b = Account("ann"), Account("ann", note="n")
a.log.append(1)
print(a, b)
# expect: Account(owner='ann', log=[1], cached=0, serial=7, note='') Account(owner='ann', log=[], cached=0, serial=7, note='n')
print(Account("x", cached=1) == Account("x", cached=2), Account("x", secret="t") == Account("x"))  # expect: True False
by_name = {each.name: each for each in fields(Account)}
print(by_name["note"].metadata["unit"], by_name["note"].kw_only, by_name["log"].default is MISSING)
# expect: text True True
print(by_name["serial"].init, by_name["serial"].default, by_name["log"].default_factory)
# expect: False 7 <class 'list'>
try:
    Account("x", [], "s", 0, 3)
except TypeError as error:
    print(error)  # expect: Account.__init__() takes from 2 to 5 positional arguments but 6 were given
try:
    @dataclass
    class Shared:
        items: list = []
except ValueError as error:
    print(error)  # expect: mutable default <class 'list'> for field items is not allowed: use default_factory
try:
    @dataclass
    class Late:
        a: int = 1
        b: int
except TypeError as error:
    print(error)  # expect: non-default argument 'b' follows default argument 'a'
try:
    field(default=1, default_factory=list)
except ValueError as error:
    print(error)  # expect: cannot specify both default and default_factory
