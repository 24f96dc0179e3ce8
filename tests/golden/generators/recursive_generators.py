# Generators that yield from themselves: permutations and a tree walk.
def permutations(items):
    if not items:
        yield ()
    for n, item in enumerate(items):
        for rest in permutations(items[:n] + items[n + 1:]):
            yield (item, *rest)

print(list(permutations("abc")))
# expect: [('a', 'b', 'c'), ('a', 'c', 'b'), ('b', 'a', 'c'), ('b', 'c', 'a'), ('c', 'a', 'b'), ('c', 'b', 'a')]

class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right
    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

print(list(Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6))))  # expect: [1, 2, 3, 4, 6]
