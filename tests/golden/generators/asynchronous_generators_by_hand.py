# asend, athrow and aclose of an asynchronous generator, step by step.
class Pause:
    def __await__(self):
        got = yield "paused"
        return got


async def numbers():
    try:
        got = yield 1
        print("got", got)
        print("awaited", await Pause())
        yield 2
    except KeyError as error:
        print("caught", error)
        yield 3
    finally:
        print("finally")


def drive(awaitable, *values):
    step = awaitable.__await__()
    try:
        print("step", step.send(None))
        for value in values:
            print("step", step.send(value))
    except StopIteration as stop:
        return "value", stop.value
    except BaseException as error:
        return repr(error)


source = numbers()
print(source.ag_running, source.ag_await, source.ag_frame is not None, source.__name__)
# expect: False None True numbers
print(drive(source.__anext__()))  # expect: ('value', 1)
print(drive(source.asend("x"), "y"))
# expect: got x
# expect: step paused
# expect: awaited y
# expect: ('value', 2)
print(drive(source.athrow(KeyError("k"))))
# expect: caught 'k'
# expect: ('value', 3)
print(drive(source.aclose()))
# expect: finally
# expect: ('value', None)
print(drive(source.__anext__()), drive(source.aclose()), source.ag_frame)
# expect: StopAsyncIteration() ('value', None) None


async def stops(kind):
    yield 1
    raise kind


for kind in (StopIteration, StopAsyncIteration):
    source = stops(kind)
    print(drive(source.__anext__()), drive(source.__anext__()))
    # expect: ('value', 1) RuntimeError('async generator raised StopIteration')
    # expect: ('value', 1) RuntimeError('async generator raised StopAsyncIteration')
once = stops(KeyError).asend(3)
print(drive(once), drive(once))
# expect: TypeError("can't send non-None value to a just-started async generator") RuntimeError('cannot reuse already awaited __anext__()/asend()')


async def fine():
    for i in range(4):
        yield i


async def comprehensions():
    async def double(x):
        return x * 2

    print([await double(x) for x in range(3)], {x: await double(x) for x in range(2)})
    print([y async for y in (await double(x) for x in range(3))])
    return {x async for x in fine()}, sum([x async for x in fine() if x % 2])


print(drive(comprehensions()))
# expect: [0, 2, 4] {0: 0, 1: 2}
# expect: [0, 2, 4]
# expect: ('value', ({0, 1, 2, 3}, 4))
