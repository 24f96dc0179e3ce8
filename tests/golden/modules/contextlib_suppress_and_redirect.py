# suppress leaves a block at certain exceptions, groups included; redirect_stdout catches what is printed.
import io
import sys
from contextlib import ContextDecorator, redirect_stderr, redirect_stdout, suppress

with suppress(KeyError, IndexError):
    {}["x"]
    print("not reached")
with suppress(ValueError):
    raise ExceptionGroup("g", [ValueError(1), ValueError(2)])
try:
    with suppress(ValueError):
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except ExceptionGroup as group:
    print(repr(group))  # expect: ExceptionGroup('g', [TypeError(2)])
text = io.StringIO()
with redirect_stdout(text) as target:
    print("caught", 1)
    with redirect_stdout(io.StringIO()):
        print("elsewhere")
    print("again")
print(repr(text.getvalue()), target is text)  # expect: 'caught 1\nagain\n' True
errors = io.StringIO()
with redirect_stderr(errors):
    print("to stderr", file=sys.stderr)
print(errors.getvalue(), end="")  # expect: to stderr


class timed(ContextDecorator):
    def __init__(self):
        self.count = 0

    def __enter__(self):
        self.count += 1
        return self

    def __exit__(self, *error):
        print("run", self.count)


@timed()
def work():
    print("working")


work()
# expect: working
# expect: run 1
work()
# expect: working
# expect: run 2
