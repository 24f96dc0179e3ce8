import copy


class Stack(list):
    def __init__(self, *items, limit=3):
        super().__init__(items)
        self.limit = limit


class Table(dict):
    pass


class Age(int):
    pass


s = Stack(1, [2], limit=9)
t = copy.deepcopy(s)
print(t, t.limit, type(t).__name__, t[1] is s[1])  # expect: [1, [2]] 9 Stack False
table = Table(a=s)
table.name = "t"
other = copy.copy(table)
print(other, other.name, other["a"] is s)  # expect: {'a': [1, [2]]} t True
age = Age(7)
age.unit = "years"
print(copy.copy(age), copy.copy(age).unit)  # expect: 7 years
print(object().__reduce_ex__(2)[1:], age.__reduce_ex__(2)[1])
# expect: ((<class 'object'>,), None, None, None) (<class '__main__.Age'>, 7)
for thing in (iter(()), (n for n in ()), {}.keys()):
    try:
        print(type(copy.copy(thing)).__name__)  # expect: tuple_iterator
    except TypeError as e:
        print(e)
        # expect: cannot pickle 'generator' object
        # expect: cannot pickle 'dict_keys' object
