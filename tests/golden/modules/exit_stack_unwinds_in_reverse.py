# An ExitStack leaves its managers and callbacks in reverse, and links errors that arise on the way.
from contextlib import ExitStack, contextmanager


@contextmanager
def step(name):
    print("in", name)
    try:
        yield name
    finally:
        print("out", name)


with ExitStack() as stack:
    print([stack.enter_context(step(name)) for name in "abc"])
    # expect: in a
    # expect: in b
    # expect: in c
    # expect: ['a', 'b', 'c']
    print(stack.callback(print, "called", 1, sep="-"))  # expect: <built-in function print>

    @stack.push
    def leave(kind, value, trace):
        print("leaving", kind, value)

    @stack.callback
    def last():
        print("last")
# expect: last
# expect: leaving None None
# expect: called-1
# expect: out c
# expect: out b
# expect: out a


with ExitStack() as stack:
    stack.push(lambda kind, value, trace: print("sees", kind) or True)
    stack.push(lambda kind, value, trace: print("first", repr(value)))
    raise KeyError("gone")
    # expect: first KeyError('gone')
    # expect: sees <class 'KeyError'>


def fail(error):
    raise error


try:
    with ExitStack() as stack:
        stack.callback(fail, ValueError("outer"))
        stack.callback(fail, TypeError("inner"))
        raise KeyError("body")
except ValueError as error:
    print(repr(error), repr(error.__context__), repr(error.__context__.__context__))
    # expect: ValueError('outer') TypeError('inner') KeyError('body')

with ExitStack() as stack:
    stack.enter_context(step("kept"))  # expect: in kept
    later = stack.pop_all()
print("after")  # expect: after
later.close()  # expect: out kept
later.close()
for wrong in (lambda: ExitStack().enter_context(3), lambda: ExitStack().push(3)(1)):
    try:
        wrong()
    except TypeError as error:
        print(error)
        # expect: 'builtins.int' object does not support the context manager protocol
        # expect: 'int' object is not callable
