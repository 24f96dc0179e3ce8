import inspect


class Node:
    value: int
    next: "Node"
    def link(self, other: "Node | None" = None) -> "list[Node]": pass


class Leaf(Node): pass


def generic[T](x: "T", y: "list[int]") -> T: pass


print(inspect.get_annotations(Node), inspect.get_annotations(Node, eval_str=True), inspect.get_annotations(Leaf))
# expect: {'value': <class 'int'>, 'next': 'Node'} {'value': <class 'int'>, 'next': <class '__main__.Node'>} {}
print(inspect.signature(Node.link), inspect.signature(Node.link, eval_str=True))
# expect: (self, other: 'Node | None' = None) -> 'list[Node]' (self, other: __main__.Node | None = None) -> list[__main__.Node]
print(inspect.signature(generic, eval_str=True), inspect.get_annotations(generic))
# expect: (x: T, y: list[int]) -> T {'x': 'T', 'y': 'list[int]', 'return': T}
print(inspect.get_annotations(Node.link, globals={"Node": int}, eval_str=True))
# expect: {'other': int | None, 'return': list[int]}
for annotation in (int, Node, list[int], int | None, "text", None, ...):
    print(inspect.formatannotation(annotation))
    # expect: int
    # expect: __main__.Node
    # expect: list[int]
    # expect: int | None
    # expect: 'text'
    # expect: None
    # expect: Ellipsis
try:
    inspect.get_annotations(3)
except TypeError as e:
    print(e)  # expect: 3 does not have annotations
