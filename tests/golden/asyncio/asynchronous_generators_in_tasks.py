# Asynchronous generators, comprehensions and context managers wait inside tasks.
import asyncio
from contextlib import AsyncExitStack, asynccontextmanager

async def ticks(name, n):
    try:
        for i in range(n):
            await asyncio.sleep(0.01)
            yield f"{name}{i}"
    finally:
        print("closed", name)

@asynccontextmanager
async def connection(name):
    print("open", name)
    await asyncio.sleep(0)
    try:
        yield name.upper()
    finally:
        await asyncio.sleep(0)
        print("close", name)

async def collect(name, n):
    return [x async for x in ticks(name, n)]

async def main():
    print(await asyncio.gather(collect("a", 2), collect("b", 3)))
    stopped = ticks("c", 9)
    async for tick in stopped:
        print(tick)
        if tick == "c1":
            break
    await stopped.aclose()
    async with AsyncExitStack() as stack:
        names = [await stack.enter_async_context(connection(n)) for n in "xy"]
        print(names)

asyncio.run(main())
# expect: closed a
# expect: closed b
# expect: [['a0', 'a1'], ['b0', 'b1', 'b2']]
# expect: c0
# expect: c1
# expect: closed c
# expect: open x
# expect: open y
# expect: ['X', 'Y']
# expect: close y
# expect: close x
