from dataclasses import dataclass, fields

@dataclass
class Node:
    value: int
    next: Node | None = None
    other: Missing = None

print([(each.name, each.type) for each in fields(Node)])
# expect: [('value', <class 'int'>), ('next', ForwardRef('Node | None', is_class=True, owner=<class '__main__.Node'>)), ('other', ForwardRef('Missing', is_class=True, owner=<class '__main__.Node'>))]
print(Node(1, Node(2)))  # expect: Node(value=1, next=Node(value=2, next=None, other=None), other=None)
try:
    Node.__init__.__annotations__
except NameError as error:
    print(error)  # expect: name 'Missing' is not defined
Missing = str
print(Node.__init__.__annotations__)
# expect: {'value': <class 'int'>, 'next': __main__.Node | None, 'other': <class 'str'>, 'return': None}
print(Node.__doc__)  # expect: Node(value: int, next: Node | None = None, other: Missing = None)
