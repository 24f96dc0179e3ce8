import copy

inner = [1, 2]
data = {"a": inner, "b": (inner, 3), "c": frozenset({1})}
shallow, deep = copy.copy(data), copy.deepcopy(data)
inner.append(3)
print(shallow["a"], deep["a"])  # expect: [1, 2, 3] [1, 2]
print(deep["a"] is deep["b"][0], deep["c"] is data["c"])  # expect: True False

loop = [1]
loop.append(loop)
again = copy.deepcopy(loop)
print(again, again[1] is again, again is loop)  # expect: [1, [...]] True False


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


point = Point(1, [2])
print(copy.copy(point).y is point.y, copy.deepcopy(point).y is point.y)  # expect: True False
