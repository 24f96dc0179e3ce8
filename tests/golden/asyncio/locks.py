# A lock goes to those that wait in their order, past those that were cancelled.
import asyncio

async def use(lock, name):
    async with lock:
        print(name, "in")
        await asyncio.sleep(0.01)
        print(name, "out")

async def main():
    lock = asyncio.Lock()
    print(lock.locked(), await lock.acquire(), lock.locked())
    tasks = [asyncio.create_task(use(lock, name)) for name in "abc"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    lock.release()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    print(repr(lock).endswith("[unlocked]>"))

asyncio.run(main())
# expect: False True True
# expect: a in
# expect: a out
# expect: c in
# expect: c out
# expect: [None, CancelledError(''), None]
# expect: Lock is not acquired.
# expect: True
