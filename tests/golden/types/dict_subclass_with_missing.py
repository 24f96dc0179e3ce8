# __missing__ answers subscripts of a dict subclass, and nothing else.
class Squares(dict):
    def __missing__(self, key):
        if not isinstance(key, int):
            raise KeyError(key, "no number")
        self[key] = key * key
        return self[key]

squares = Squares({1: "one"})
print(squares[3], squares[1], squares, squares.get(5), 5 in squares, squares.pop(9, None))
# expect: 9 one {1: 'one', 3: 9} None False None
try:
    squares["x"]
except KeyError as error:
    print(error, error.args)  # expect: ('x', 'no number') ('x', 'no number')
print("{0[7]}".format(squares), "%(k)s" % Squares(k=1), type(squares.copy()), type(squares | {}), Squares.fromkeys([1]), squares == {1: "one", 3: 9, 7: 49})
# expect: 49 1 <class 'dict'> <class 'dict'> {1: None} True
class Counting(dict):
    def __getitem__(self, key):
        return "overridden"
    def __setitem__(self, key, value):
        super().__setitem__(key, value + 1)

counting = Counting(a=1)
counting["b"] = 1
counting.update(c=1)
counting.setdefault("d", 1)
print(counting, counting["zz"], counting.get("a"), dict(counting), {**counting})
# expect: {'a': 1, 'b': 2, 'c': 1, 'd': 1} overridden 1 {'a': 1, 'b': 2, 'c': 1, 'd': 1} {'a': 1, 'b': 2, 'c': 1, 'd': 1}
namespace = Squares()
exec("x = 5", {}, namespace)
print(namespace)  # expect: {'x': 5}
