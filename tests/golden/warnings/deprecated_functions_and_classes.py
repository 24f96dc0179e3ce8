# warnings.deprecated
import warnings

warnings.simplefilter("always")
said = []
say = lambda *values: said.append(values)
warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: said.append(
    (lineno, category.__name__, str(message)))


@warnings.deprecated("use other")
def function(a, b=2):
    """Doc."""
    return a + b


say(function(1), function.__name__, function.__doc__, function.__deprecated__)


@warnings.deprecated("use Other", category=FutureWarning)
class Class:
    def __init__(self, x):
        self.x = x


say(Class(3).x)


class Derived(Class):
    pass


say(Derived(4).x, Class.__deprecated__, Derived.__deprecated__)


@warnings.deprecated("quiet", category=None)
def quiet():
    return 5


say(quiet(), quiet.__deprecated__)


@warnings.deprecated("no arguments")
class Plain:
    pass


try:
    Plain(1)
except TypeError as error:
    say(error)


def caller():
    return deep()


@warnings.deprecated("deep", stacklevel=2)
def deep():
    return 6


say(caller())


@warnings.deprecated("coroutine")
async def coroutine():
    return 7


try:
    coroutine().send(None)
except StopIteration as stop:
    say(stop.value)
for wrong in [lambda: warnings.deprecated(5), lambda: warnings.deprecated("x")(5)]:
    try:
        wrong()
    except TypeError as error:
        say(error)
print(*said, sep="\n")
# expect: (17, 'DeprecationWarning', 'use other')
# expect: (3, 'function', 'Doc.', 'use other')
# expect: (26, 'FutureWarning', 'use Other')
# expect: (3,)
# expect: (29, 'FutureWarning', 'use Other')
# expect: (4, 'use Other', 'use Other')
# expect: (5, 'quiet')
# expect: (50, 'DeprecationWarning', 'no arguments')
# expect: (TypeError('Plain() takes no arguments'),)
# expect: (64, 'DeprecationWarning', 'deep')
# expect: (6,)
# expect: (73, 'DeprecationWarning', 'coroutine')
# expect: (7,)
# expect: (TypeError("Expected an object of type str for 'message', not 'int'"),)
# expect: (TypeError('@deprecated decorator with non-None category must be applied to a class or callable, not 5'),)
