# `close` returns the value of a generator that returns, and complains about one that yields.
import warnings

warnings.simplefilter("ignore")
import inspect


def returns():
    try:
        yield 1
    except GeneratorExit:
        return "bye"


def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def raises():
    try:
        yield 1
    finally:
        raise KeyError("late")


generator = returns()
print(inspect.getgeneratorstate(generator), generator.close(), inspect.getgeneratorstate(generator))
# expect: GEN_CREATED None GEN_CLOSED
generator = returns()
next(generator)
print(inspect.getgeneratorstate(generator), generator.close(), generator.close())  # expect: GEN_SUSPENDED bye None
for maker in (ignores, raises):
    generator = maker()
    next(generator)
    try:
        generator.close()
    except (RuntimeError, KeyError) as error:
        print(repr(error), repr(error.__context__))
        # expect: RuntimeError('generator ignored GeneratorExit') None
        # expect: KeyError('late') GeneratorExit()


def own():
    print(inspect.getgeneratorstate(me))
    for action in (me.__next__, me.close, lambda: me.throw(KeyError), lambda: me.send(1)):
        try:
            action()
        except ValueError as error:
            print(error)
    yield


me = own()
next(me)
# expect: GEN_RUNNING
# expect: generator already executing
# expect: generator already executing
# expect: generator already executing
# expect: generator already executing


def stops():
    yield 1
    raise StopIteration("inner")


try:
    list(stops())
except RuntimeError as error:
    print(error, repr(error.__cause__))  # expect: generator raised StopIteration StopIteration('inner')
generator = returns()
for wrong in (lambda: generator.send(1), lambda: generator.throw(3), lambda: generator.throw(ValueError("a"), "b"), lambda: generator.throw()):
    try:
        wrong()
    except TypeError as error:
        print(error)
        # expect: can't send non-None value to a just-started generator
        # expect: exceptions must be classes or instances deriving from BaseException, not int
        # expect: instance exception may not have a separate value
        # expect: throw expected at least 1 argument, got 0
