# What is shielded goes on when the one that waits for it is cancelled.
import asyncio

async def work():
    await asyncio.sleep(0.03)
    print("work is done")
    return "result"

async def main():
    inner = asyncio.create_task(work())
    async def wait():
        return await asyncio.shield(inner)
    waiter = asyncio.create_task(wait())
    await asyncio.sleep(0.01)
    waiter.cancel()
    try:
        await waiter
    except asyncio.CancelledError:
        print("the waiter is cancelled", inner.done())
    print(await inner, await asyncio.shield(inner))
    outer = asyncio.shield(asyncio.create_task(work()))
    print(await outer)
    inner = asyncio.create_task(work())
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    print(await asyncio.gather(outer, return_exceptions=True))

asyncio.run(main())
# expect: the waiter is cancelled False
# expect: work is done
# expect: result result
# expect: work is done
# expect: result
# expect: [CancelledError('')]
