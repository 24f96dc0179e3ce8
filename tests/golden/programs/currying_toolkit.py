# Currying, composition and partial application, built of closures and looked at from outside.
import inspect
from functools import partial, reduce, wraps


def curry(function, arity=None):
    """Takes the arguments of `function` in as many calls as wanted."""
    if arity is None:
        parameters = inspect.signature(function).parameters.values()
        arity = sum(1 for p in parameters if p.default is p.empty and p.kind is not p.VAR_POSITIONAL)

    def collect(*taken):
        @wraps(function)
        def more(*args):
            everything = taken + args
            return function(*everything) if len(everything) >= arity else collect(*everything)
        return more

    return collect()


def compose(*functions):
    return reduce(lambda f, g: lambda *args: f(g(*args)), functions)


def pipe(value, *functions):
    return reduce(lambda result, function: function(result), functions, value)


def flip(function):
    @wraps(function)
    def flipped(a, b, *rest):
        return function(b, a, *rest)
    return flipped


def tap(note):
    def through(value):
        note.append(value)
        return value
    return through


@curry
def volume(length, width, height):
    """The volume of a box."""
    return length * width * height


print(volume(2)(3)(4), volume(2, 3)(4), volume(2)(3, 4), volume(2, 3, 4))  # expect: 24 24 24 24
print(volume.__name__, volume.__doc__, volume(2).__name__)  # expect: volume The volume of a box. volume
cube_of_two = volume(2)(2)
print([cube_of_two(height) for height in range(4)])  # expect: [0, 4, 8, 12]
print([cell.cell_contents if not callable(cell.cell_contents) else "function" for cell in cube_of_two.__closure__],
      cube_of_two.__code__.co_freevars)
# expect: [3, 'function', 'function', (2, 2)] ('arity', 'collect', 'function', 'taken')

increment = lambda x: x + 1
double = lambda x: x * 2
print(compose(increment, double)(5), compose(double, increment)(5), compose(str, increment, len)("abc"))
# expect: 11 12 4
notes = []
print(pipe(3, increment, tap(notes), double, tap(notes), str, list), notes)  # expect: ['8'] [4, 8]

subtract = curry(lambda a, b: a - b)
print(subtract(10)(3), flip(lambda a, b: a - b)(10, 3), list(map(curry(flip(pow), 2)(2), range(5))))
# expect: 7 -7 [0, 1, 4, 9, 16]
print(curry(print, 2)("curried")("print"))
# expect: curried print
# expect: None

power = curry(pow, 2)
powers = {name: partial(flip(pow), exponent) for name, exponent in [("square", 2), ("cube", 3)]}
print({name: function(5) for name, function in powers.items()}, power(2)(10))
# expect: {'square': 25, 'cube': 125} 1024

curried_map = curry(map, 2)
shout = curried_map(str.upper)
print(list(shout("abc")), list(curried_map(double)([1, 2])))  # expect: ['A', 'B', 'C'] [2, 4]
try:
    volume("a")("b")("c")
except TypeError as error:
    print(error)  # expect: can't multiply sequence by non-int of type 'str'
try:
    curry(5)
except TypeError as error:
    print(error)  # expect: 5 is not a callable object
