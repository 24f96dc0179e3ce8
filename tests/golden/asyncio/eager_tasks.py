# An eager task runs at once, up to where it waits.
import asyncio

async def quick():
    print("quick", asyncio.current_task().get_name())
    return 1

async def slow():
    print("slow begins")
    await asyncio.sleep(0)
    print("slow goes on")
    return 2

async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    a = asyncio.create_task(quick(), name="q")
    b = asyncio.create_task(slow())
    print(a.done(), b.done(), asyncio.current_task() is not b)
    print(await a, await b)
    loop.set_task_factory(None)
    c = asyncio.create_task(quick(), name="later")
    print(c.done())
    await c
    print(await asyncio.create_task(slow(), eager_start=True))

asyncio.run(main())
# expect: quick q
# expect: slow begins
# expect: True False True
# expect: slow goes on
# expect: 1 2
# expect: False
# expect: quick later
# expect: slow begins
# expect: slow goes on
# expect: 2
