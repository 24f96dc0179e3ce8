# An ExitStack collects managers and callbacks at run time and unwinds them last first.
from contextlib import ExitStack, closing, contextmanager, nullcontext


@contextmanager
def noted(name, swallow=False):
    print("enter", name)
    try:
        yield name
    except Exception as error:
        print(name, "saw", repr(error))
        if not swallow:
            raise
    finally:
        print("leave", name)


with ExitStack() as stack:
    names = [stack.enter_context(noted(name)) for name in "abc"]
    # expect: enter a
    # expect: enter b
    # expect: enter c
    stack.callback(print, "callback", end="!\n")
    print(names)
    # expect: ['a', 'b', 'c']
    # expect: callback!
    # expect: leave c
    # expect: leave b
    # expect: leave a
with ExitStack() as stack:
    stack.enter_context(noted("outer", swallow=True))  # expect: enter outer
    stack.enter_context(noted("inner"))  # expect: enter inner
    raise ValueError("x")
    # expect: inner saw ValueError('x')
    # expect: leave inner
    # expect: outer saw ValueError('x')
    # expect: leave outer
print("goes on")  # expect: goes on
with ExitStack() as stack:
    stack.callback(print, "kept for later")
    later = stack.pop_all()
print("nothing ran yet")  # expect: nothing ran yet
later.close()  # expect: kept for later


def handler(kind, error, trace):
    print("handler", kind and kind.__name__)
    return True


with ExitStack() as stack:
    stack.push(handler)
    1 / 0  # expect: handler ZeroDivisionError
try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        raise KeyError("first")
except ZeroDivisionError as error:
    print(repr(error), repr(error.__context__))  # expect: ZeroDivisionError('division by zero') KeyError('first')
try:
    ExitStack().enter_context(5)
except TypeError as error:
    print(error)  # expect: 'builtins.int' object does not support the context manager protocol
with closing(type("Door", (), {"close": lambda self: print("closed")})()):
    print("open")
    # expect: open
    # expect: closed
with nullcontext(7) as seven:
    print(seven)  # expect: 7
