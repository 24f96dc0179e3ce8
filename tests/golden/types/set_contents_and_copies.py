# Building, changing and copying sets.
items = set("hello")
print(len(items), sorted(items), set(), frozenset(), {1}, frozenset({1}), {()}, repr({None}), [{2}], f"{ {5} }")
# expect: 4 ['e', 'h', 'l', 'o'] set() frozenset() {1} frozenset({1}) {()} {None} [{2}] {5}
items.add("z")
items.discard("q")
items.discard("h")
items.remove("e")
items.update("xy", ["w"])
print(sorted(items), items.isdisjoint("abc"), items.issuperset("wx"), items.issubset("lowxyz"))
# expect: ['l', 'o', 'w', 'x', 'y', 'z'] True True True
items.intersection_update("wxyq", "xyz")
items.symmetric_difference_update("yk")
print(sorted(items), sorted(items.symmetric_difference([])), items.clear(), items)
# expect: ['k', 'x'] ['k', 'x'] None set()
print({1, True, 1.0}, {0: "a", False: "b"}, len({float("nan"), float("nan")}), len({"a", "a"}), {*(), *[1]})
# expect: {1} {0: 'b'} 2 1 {1}
class Tagged(set):
    pass

tagged = Tagged([1])
tagged.tag = "attribute"
print(tagged, tagged.tag, type(tagged.copy()), type(tagged | {2}), type({2} | tagged), tagged == {1}, Tagged(), type(tagged.union([3])))
# expect: Tagged({1}) attribute <class 'set'> <class 'set'> <class 'set'> True Tagged() <class 'set'>
class Unhashable:
    __hash__ = None

try:
    {Unhashable()}
except TypeError as error:
    print(error)  # expect: cannot use 'Unhashable' as a set element (unhashable type: 'Unhashable')
only = {7}
print(only.pop(), only, {i % 3 for i in range(10)} == {0, 1, 2}, {frozenset({1}): 2}[frozenset({1})])
# expect: 7 set() True 2
