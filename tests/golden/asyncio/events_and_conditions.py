# An event wakes all; a condition wakes as many as it is told to, each with the lock.
import asyncio

async def wait(event, name):
    print(name, await event.wait())

async def take(condition, store, name):
    async with condition:
        await condition.wait_for(lambda: store)
        print(name, store.pop())

async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(wait(event, name)) for name in "ab"]
    await asyncio.sleep(0)
    print(event.is_set())
    event.set()
    await asyncio.gather(*tasks)
    event.clear()
    print(event.is_set())
    condition, store = asyncio.Condition(), []
    tasks = [asyncio.create_task(take(condition, store, name)) for name in "xyz"]
    await asyncio.sleep(0)
    for n in range(3):
        async with condition:
            store.append(n)
            condition.notify()
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    for broken in (condition.notify, condition.notify_all):
        try:
            broken()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)

asyncio.run(main())
# expect: False
# expect: a True
# expect: b True
# expect: False
# expect: x 0
# expect: y 1
# expect: z 2
# expect: cannot notify on un-acquired lock
# expect: cannot notify on un-acquired lock
# expect: cannot wait on un-acquired lock
