class Delegate:
    def __iter__(self):
        return self

    def __next__(self):
        return 'item'

    def throw(self, *arguments):
        print('throw', arguments)
        if arguments[0] is StopIteration:
            raise StopIteration('from throw')
        return 'thrown'

    def close(self):
        print('close')
        raise StopIteration('from close')


def outer(delegate):
    result = yield from delegate
    print('result', result)
    yield 'more'


generator = outer(Delegate())
print(next(generator))  # expect: item
print(generator.throw(ValueError))
# expect: throw (<class 'ValueError'>,)
# expect: thrown
print(generator.throw(3))
# expect: throw (3,)
# expect: thrown
print(generator.throw(StopIteration))
# expect: throw (<class 'StopIteration'>,)
# expect: result from throw
# expect: more
generator.close()
generator = outer(Delegate())
next(generator)
try:
    generator.throw(GeneratorExit)
    # expect: close
    # expect: result from close
except BaseException as error:
    print(repr(error))
generator = outer(map(str, [1, 2]))
next(generator)
print(generator.throw(StopIteration('is the result')))
# expect: result is the result
# expect: more


def inner():
    yield 1
    yield 2


generator = outer(inner())
next(generator)
try:
    generator.throw(3)
except TypeError as error:
    print(error)  # expect: exceptions must be classes or instances deriving from BaseException, not int
print(next(generator, 'ended'))  # expect: ended


async def numbers():
    yield 1


def send(awaitable):
    try:
        awaitable.send(None)
    except BaseException as error:
        return repr(error)


for error in StopAsyncIteration('x'), StopIteration('x'), GeneratorExit('x'), ValueError('x'):
    new, started = numbers(), numbers()
    send(started.asend(None))
    print(send(new.athrow(error)), send(started.athrow(error)), send(new.aclose()))
    # expect: StopAsyncIteration('x') RuntimeError('async generator raised StopAsyncIteration') StopIteration()
    # expect: StopIteration('x') RuntimeError('async generator raised StopIteration') StopIteration()
    # expect: GeneratorExit('x') GeneratorExit('x') StopIteration()
    # expect: ValueError('x') ValueError('x') StopIteration()
