def make(items):
    def f(a: [item * 2 for item in items], b: (lambda: items), c: {i: items for i in range(2)}): pass
    return f

f = make([1, 2])
found = f.__annotations__
print(found["a"], found["b"](), found["c"])  # expect: [2, 4] [1, 2] {0: [1, 2], 1: [1, 2]}
print(found["b"].__qualname__)  # expect: make.<locals>.<lambda>
class C:
    items = [3]
    x: [i for i in items]
    y: (lambda: 0)
print(C.__annotations__["x"], C.__annotations__["y"].__qualname__)  # expect: [3] C.<lambda>
