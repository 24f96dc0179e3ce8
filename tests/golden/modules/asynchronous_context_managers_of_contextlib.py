# asynccontextmanager, AsyncExitStack and aclosing, driven by hand.
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, nullcontext


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


@asynccontextmanager
async def tag(name):
    print("in", name)
    try:
        yield name
    except KeyError as error:
        print("caught", error)
    finally:
        print("out", name)


async def numbers():
    try:
        for i in range(5):
            yield i
    finally:
        print("numbers closed")


async def say(*words):
    print(*words)


async def main():
    async with tag("a") as a, tag("b"):
        print(a)
        raise KeyError("k")


async def closes():
    async with aclosing(numbers()) as source:
        async for each in source:
            if each == 2:
                break
    async with nullcontext(4) as four:
        return four


async def stacked():
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(tag("one"))
        stack.enter_context(nullcontext())
        stack.push_async_callback(say, "async", "callback")
        stack.callback(print, "plain callback")
    try:
        await stack.enter_async_context(3)
    except TypeError as error:
        print(error)


@tag("deco")
async def decorated():
    return "result"


@asynccontextmanager
async def never():
    if False:
        yield


async def fails():
    try:
        async with never():
            pass
    except RuntimeError as error:
        print(error)


for each in (main, closes, stacked, decorated, fails):
    print(run(each()))
    # expect: in a
    # expect: in b
    # expect: a
    # expect: caught 'k'
    # expect: out b
    # expect: out a
    # expect: None
    # expect: numbers closed
    # expect: 4
    # expect: in one
    # expect: plain callback
    # expect: async callback
    # expect: out one
    # expect: 'builtins.int' object does not support the asynchronous context manager protocol
    # expect: None
    # expect: in deco
    # expect: out deco
    # expect: result
    # expect: generator didn't yield
    # expect: None
