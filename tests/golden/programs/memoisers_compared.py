import functools
import operator


def memo_dict(function):
    known = {}

    @functools.wraps(function)
    def wrapper(*args):
        try:
            return known[args]
        except KeyError:
            result = known[args] = function(*args)
            return result

    wrapper.known = known
    return wrapper


class memo_class:
    def __init__(self, function):
        self.function = function
        self.known = {}
        functools.update_wrapper(self, function)

    def __call__(self, *args):
        if args not in self.known:
            self.known[args] = self.function(*args)
        return self.known[args]

    def __get__(self, instance, owner):
        return self if instance is None else functools.partial(self, instance)

    def __repr__(self):
        return f"<memo of {self.__name__}, {len(self.known)} known>"


class MissingMemo(dict):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def __missing__(self, key):
        self[key] = result = self.function(key)
        return result


calls = []


@memo_dict
def binomial(n, k):
    calls.append((n, k))
    return 1 if k in (0, n) else binomial(n - 1, k - 1) + binomial(n - 1, k)


print(binomial(20, 7), len(calls), len(binomial.known), binomial.__name__)  # expect: 77520 111 111 binomial


@memo_class
def steps(n):
    """Steps of the Collatz sequence."""
    return 0 if n == 1 else 1 + steps(n // 2 if n % 2 == 0 else 3 * n + 1)


print(steps(27), steps, steps.__doc__)  # expect: 111 <memo of steps, 112 known> Steps of the Collatz sequence.
print(max(range(1, 60), key=steps))  # expect: 54

fib = MissingMemo(lambda n: n if n < 2 else fib[n - 1] + fib[n - 2])
print(fib[90], len(fib))  # expect: 2880067194370816120 91


@functools.lru_cache(maxsize=4)
def words(text):
    return tuple(text.split())


for line in ["a b", "c", "a b", "d", "e", "f", "a b"]:
    words(line)
print(words.cache_info())  # expect: CacheInfo(hits=2, misses=5, maxsize=4, currsize=4)


class Grid:
    def __init__(self, rows):
        self.rows = rows

    @memo_class
    def paths(self, x, y):
        if self.rows[y][x] == "#":
            return 0
        if x == y == 0:
            return 1
        return sum(self.paths(i, j) for i, j in ((x - 1, y), (x, y - 1)) if i >= 0 and j >= 0)

    @functools.cached_property
    def free(self):
        print("counting")
        return sum(row.count(".") for row in self.rows)


grid = Grid(["...#", ".#..", "....", "#..."])
print(grid.paths(3, 3), grid.free, grid.free, vars(grid)["free"])
# expect: counting
# expect: 6 13 13 13


def fixpoint(improve):
    known = {}

    def function(key):
        if key not in known:
            known[key] = improve(function)(key)
        return known[key]

    return function


edit = fixpoint(
    lambda self: lambda pair: (
        max(map(len, pair))
        if not all(pair)
        else min(
            self((pair[0][1:], pair[1])) + 1,
            self((pair[0], pair[1][1:])) + 1,
            self((pair[0][1:], pair[1][1:])) + operator.ne(pair[0][0], pair[1][0]),
        )
    )
)
print(edit(("kitten", "sitting")), edit(("closure", "enclosed")), edit(("", "abc")))  # expect: 3 5 3
