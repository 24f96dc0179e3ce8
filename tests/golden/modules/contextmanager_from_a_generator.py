# A generator function becomes a context manager; errors go in at the `yield`.
from contextlib import contextmanager


@contextmanager
def tag(name):
    "Prints around a block."
    print("<" + name + ">")
    try:
        yield name.upper()
    except KeyError as error:
        print("caught", repr(error))
    finally:
        print("</" + name + ">")


with tag("a") as got, tag("b"):
    print(got)
    # expect: <a>
    # expect: <b>
    # expect: A
    # expect: </b>
    # expect: </a>
with tag("k"):
    raise KeyError("inside")
    # expect: <k>
    # expect: caught KeyError('inside')
    # expect: </k>
try:
    with tag("v"):
        raise ValueError("through")
except ValueError as error:
    print(error, error.__context__)
    # expect: <v>
    # expect: </v>
    # expect: through None
print(tag.__name__, tag.__doc__, type(tag("x")).__name__)
# expect: tag Prints around a block. _GeneratorContextManager


@tag("deco")
def double(x):
    return x * 2


print(double(3), double(4), double.__name__)
# expect: <deco>
# expect: </deco>
# expect: <deco>
# expect: </deco>
# expect: 6 8 double


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield
    yield


@contextmanager
def swallow():
    try:
        yield
    except ValueError:
        yield


for manager in (never, twice, swallow):
    try:
        with manager():
            if manager is swallow:
                raise ValueError
    except RuntimeError as error:
        print(error)
        # expect: generator didn't yield
        # expect: generator didn't stop
        # expect: generator didn't stop after throw()


@contextmanager
def plain():
    yield


for value in (StopIteration("stop"), RuntimeError("run"), GeneratorExit("end")):
    try:
        with plain():
            raise value
    except BaseException as error:
        print(error is value, repr(error))
        # expect: True StopIteration('stop')
        # expect: True RuntimeError('run')
        # expect: True GeneratorExit('end')
once = plain()
with once:
    pass
try:
    with once:
        pass
except (AttributeError, RuntimeError) as error:
    print(type(error).__name__, error)
    # expect: AttributeError '_GeneratorContextManager' object has no attribute 'args'
