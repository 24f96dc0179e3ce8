import itertools


class Custom(BaseException):
    pass


def show(make):
    try:
        return make()
    except BaseException as error:
        return repr(error)


for error in GeneratorExit('x'), StopAsyncIteration('x'), Custom('x'), KeyboardInterrupt('x'), IndexError('x'):
    def fail(*arguments):
        raise error

    class Fails:
        __getitem__ = __bool__ = __next__ = __eq__ = fail

        def __iter__(self):
            return self

        def __len__(self):
            return 1

    for make in [
        lambda: map(fail, [1, 2]),
        lambda: filter(fail, [1, 2]),
        lambda: filter(None, [Fails(), 2]),
        lambda: itertools.takewhile(fail, [1, 2]),
        lambda: itertools.accumulate([1, 2], fail),
        lambda: itertools.groupby([1, 2], fail),
        lambda: itertools.islice(Fails(), 3),
        lambda: itertools.pairwise(Fails()),
        lambda: itertools.zip_longest(Fails(), [1]),
        lambda: itertools.batched(Fails(), 2),
        lambda: iter(fail, 0),
        lambda: iter(Fails()),
        lambda: reversed(Fails()),
        lambda: zip([1, 2], map(fail, [1])),
        lambda: enumerate(Fails()),
    ]:
        iterator = make()
        print(show(lambda: next(iterator, 'default')), show(lambda: list(iterator)), end='.')
    print()
    # expect: GeneratorExit('x') GeneratorExit('x').GeneratorExit('x') GeneratorExit('x').GeneratorExit('x') [2].GeneratorExit('x') GeneratorExit('x').1 GeneratorExit('x').GeneratorExit('x') GeneratorExit('x').GeneratorExit('x') [].GeneratorExit('x') [].GeneratorExit('x') [].GeneratorExit('x') [].GeneratorExit('x') GeneratorExit('x').GeneratorExit('x') GeneratorExit('x').GeneratorExit('x') [].GeneratorExit('x') [].GeneratorExit('x') GeneratorExit('x').
    # expect: StopAsyncIteration('x') StopAsyncIteration('x').StopAsyncIteration('x') StopAsyncIteration('x').StopAsyncIteration('x') [2].StopAsyncIteration('x') StopAsyncIteration('x').1 StopAsyncIteration('x').StopAsyncIteration('x') StopAsyncIteration('x').StopAsyncIteration('x') [].StopAsyncIteration('x') [].StopAsyncIteration('x') [].StopAsyncIteration('x') [].StopAsyncIteration('x') StopAsyncIteration('x').StopAsyncIteration('x') StopAsyncIteration('x').StopAsyncIteration('x') [].StopAsyncIteration('x') [].StopAsyncIteration('x') StopAsyncIteration('x').
    # expect: Custom('x') Custom('x').Custom('x') Custom('x').Custom('x') [2].Custom('x') Custom('x').1 Custom('x').Custom('x') Custom('x').Custom('x') [].Custom('x') [].Custom('x') [].Custom('x') [].Custom('x') Custom('x').Custom('x') Custom('x').Custom('x') [].Custom('x') [].Custom('x') Custom('x').
    # expect: KeyboardInterrupt('x') KeyboardInterrupt('x').KeyboardInterrupt('x') KeyboardInterrupt('x').KeyboardInterrupt('x') [2].KeyboardInterrupt('x') KeyboardInterrupt('x').1 KeyboardInterrupt('x').KeyboardInterrupt('x') KeyboardInterrupt('x').KeyboardInterrupt('x') [].KeyboardInterrupt('x') [].KeyboardInterrupt('x') [].KeyboardInterrupt('x') [].KeyboardInterrupt('x') KeyboardInterrupt('x').KeyboardInterrupt('x') KeyboardInterrupt('x').KeyboardInterrupt('x') [].KeyboardInterrupt('x') [].KeyboardInterrupt('x') KeyboardInterrupt('x').
    # expect: IndexError('x') IndexError('x').IndexError('x') IndexError('x').IndexError('x') [2].IndexError('x') IndexError('x').1 IndexError('x').IndexError('x') IndexError('x').IndexError('x') [].IndexError('x') [].IndexError('x') [].IndexError('x') [].IndexError('x') IndexError('x').IndexError('x') IndexError('x').default [].IndexError('x') [].IndexError('x') IndexError('x').
