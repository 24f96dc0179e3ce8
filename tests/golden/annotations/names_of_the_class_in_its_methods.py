class Tree:
    children: list[Tree]
    class Leaf:
        parent: Tree
        twin: Leaf
    def add(self, child: Tree | Leaf) -> Tree.Leaf: pass

print(Tree.__annotations__)  # expect: {'children': list[__main__.Tree]}
try:
    Tree.Leaf.__annotations__
except NameError as error:
    print(error)  # expect: name 'Leaf' is not defined
print(Tree.add.__annotations__)
# expect: {'child': __main__.Tree | __main__.Tree.Leaf, 'return': <class '__main__.Tree.Leaf'>}
