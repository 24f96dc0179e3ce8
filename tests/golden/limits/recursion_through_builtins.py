# Recursion that passes through builtins and special methods ends in a RecursionError as well.
class Loop:
    def __repr__(self):
        return repr(self)
    def __eq__(self, other):
        return self == other
    def __call__(self):
        return self()
    def __getattr__(self, name):
        return getattr(self, name + "x")
    def __len__(self):
        return len(self)
    def __iter__(self):
        return iter(self)
    @property
    def prop(self):
        return self.prop

def through_map(n):
    return list(map(through_map, [n]))

def through_sort(n):
    return sorted([n, n], key=through_sort)

loop = Loop()
for action in (lambda: repr(loop), lambda: loop == 1, loop, lambda: loop.a, lambda: len(loop), lambda: iter(loop), lambda: loop.prop,
               lambda: through_map(1), lambda: through_sort(1), lambda: max([1], key=lambda n: through_map(n))):
    try:
        action()
    except RecursionError as error:
        print(str(error).split(" while")[0])
        # expect: maximum recursion depth exceeded
        # expect: maximum recursion depth exceeded
        # expect: maximum recursion depth exceeded
        # expect: maximum recursion depth exceeded
        # expect: maximum recursion depth exceeded
        # expect: maximum recursion depth exceeded
        # expect: maximum recursion depth exceeded
        # expect: maximum recursion depth exceeded
        # expect: maximum recursion depth exceeded
        # expect: maximum recursion depth exceeded
