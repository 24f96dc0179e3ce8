# The small helpers: suppress, closing, nullcontext, redirect_stdout, AbstractContextManager.
import io
import sys
from contextlib import AbstractContextManager, ContextDecorator, closing, nullcontext, redirect_stderr, redirect_stdout, suppress

with suppress(KeyError, ValueError):
    {}["a"]
    print("not reached")
with suppress():
    print("nothing to suppress")  # expect: nothing to suppress
try:
    with suppress(KeyError):
        raise IndexError("other")
except IndexError as error:
    print(error)  # expect: other
try:
    with suppress(ValueError):
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [ValueError(3)])])
except ExceptionGroup as error:
    print(repr(error))  # expect: ExceptionGroup('g', [TypeError(2)])


class Door:
    def close(self):
        print("closed")


with closing(Door()) as door:
    print(type(door).__name__)
    # expect: Door
    # expect: closed
with nullcontext(5) as five, nullcontext() as nothing:
    print(five, nothing)  # expect: 5 None
text = io.StringIO()
with redirect_stdout(text) as same:
    print("captured")
    with redirect_stdout(io.StringIO()):
        print("deeper")
    print("again", file=sys.stdout)
print(repr(text.getvalue()), same is text)  # expect: 'captured\nagain\n' True
errors = io.StringIO()
with redirect_stderr(errors):
    print("wrong", file=sys.stderr)
print(repr(errors.getvalue()))  # expect: 'wrong\n'


class Tracked(ContextDecorator):
    def __enter__(self):
        print("enter")
        return self

    def __exit__(self, *details):
        print("exit", details[0])
        return False


@Tracked()
def work(x):
    "Works."
    return x + 1


print(work(1), work.__name__, work.__doc__)
# expect: enter
# expect: exit None
# expect: 2 work Works.


class Half(AbstractContextManager):
    pass


try:
    Half()
except TypeError as error:
    print(error)
    # expect: Can't instantiate abstract class Half without an implementation for abstract method '__exit__'
print(issubclass(Door, AbstractContextManager), isinstance(nullcontext(), AbstractContextManager))
# expect: False True
