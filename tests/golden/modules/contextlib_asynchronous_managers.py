# asynccontextmanager and AsyncExitStack are the asynchronous counterparts.
from contextlib import AsyncExitStack, aclosing, asynccontextmanager


class Later:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return (yield self.value)


def run(coroutine):
    waits = []
    try:
        while True:
            waits.append(coroutine.send(None))
    except StopIteration as stop:
        return waits, stop.value


@asynccontextmanager
async def opened(name):
    await Later(f"open {name}")
    try:
        yield name
    finally:
        await Later(f"close {name}")


async def numbers():
    try:
        for i in range(3):
            yield i
    finally:
        print("numbers closed")


async def main():
    async with opened("a") as a:
        print("with", a)
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(opened(name)) for name in "bc"]
        late = opened("late")
        stack.push_async_callback(late.__aexit__, None, None, None)
        stack.push_async_callback(late.__aenter__)
        stack.callback(print, "plain callback")
        print(names)
    async with aclosing(numbers()) as source:
        async for number in source:
            print(number)
            break
    try:
        async with opened("d"):
            raise ValueError("body")
    except ValueError as error:
        print("out", error)
    return "done"


print(run(main()))
# expect: with a
# expect: ['b', 'c']
# expect: plain callback
# expect: 0
# expect: numbers closed
# expect: out body
# expect: (['open a', 'close a', 'open b', 'open c', 'open late', 'close late', 'close c', 'close b', 'open d', 'close d'], 'done')


@asynccontextmanager
async def broken():
    yield 1
    yield 2


async def misuse():
    async with broken():
        pass


try:
    run(misuse())
except RuntimeError as error:
    print(error)  # expect: generator didn't stop
