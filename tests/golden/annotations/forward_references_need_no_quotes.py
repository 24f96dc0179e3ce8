def parse(text: str) -> Node:
    return Node(text)

class Node:
    left: Node | None
    right: Leaf

class Leaf(Node):
    pass

print(parse.__annotations__)  # expect: {'text': <class 'str'>, 'return': <class '__main__.Node'>}
print(Node.__annotations__)  # expect: {'left': __main__.Node | None, 'right': <class '__main__.Leaf'>}
print(Node.__annotations__["right"] is Leaf)  # expect: True
