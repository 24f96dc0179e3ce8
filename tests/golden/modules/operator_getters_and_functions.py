import operator
from operator import attrgetter, itemgetter, methodcaller


class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next

    def scaled(self, by, *, plus=0):
        return self.value * by + plus


chain = Node(1, Node(2, Node(3)))
print(attrgetter("value")(chain), attrgetter("next.next.value", "value")(chain))  # expect: 1 (3, 1)
print(itemgetter(1)("abc"), itemgetter("k", 0)({"k": 1, 0: 2}), itemgetter(slice(1, 3))("abcd"))  # expect: b (1, 2) bc
print(methodcaller("scaled", 10, plus=5)(chain), methodcaller("upper")("x"))  # expect: 15 X
print(itemgetter(1, "a"), attrgetter("a.b"), methodcaller("m", 1, k=2))
# expect: operator.itemgetter(1, 'a') operator.attrgetter('a.b') operator.methodcaller('m', 1, k=2)
print(sorted([("b", 1), ("a", 2)], key=itemgetter(0)), list(map(operator.add, [1, 2], [3, 4])))
# expect: [('a', 2), ('b', 1)] [4, 6]
data = [1, 2, 1]
print(operator.iadd(data, [5]) is data, operator.countOf(data, 1), operator.indexOf(data, 5))  # expect: True 2 3
print(operator.not_(0), operator.truth([]), operator.concat("a", "b"), operator.index(True), operator.call(max, 1, 2))
# expect: True False ab 1 2
print(operator.length_hint(iter([1, 2])), operator.length_hint(object(), 7), operator.__add__ is operator.add)
# expect: 2 7 True
for wrong in (
    lambda: itemgetter(),
    lambda: attrgetter(1),
    lambda: operator.concat(1, 2),
    lambda: operator.indexOf([], 1),
    lambda: operator.add(1),
    lambda: attrgetter("a.b")(chain),
):
    try:
        wrong()
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
        # expect: TypeError itemgetter expected 1 argument, got 0
        # expect: TypeError attribute name must be a string
        # expect: TypeError 'int' object can't be concatenated
        # expect: ValueError sequence.index(x): x not in sequence
        # expect: TypeError add expected 2 arguments, got 1
        # expect: AttributeError 'Node' object has no attribute 'a'
