# Who cancels the task around a group cancels the group; a nested group passes it on.
import asyncio

async def inner(name):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(name)
        raise

async def outer():
    async with asyncio.TaskGroup() as group:
        group.create_task(inner("one"))
        async with asyncio.TaskGroup() as nested:
            nested.create_task(inner("two"))

async def main():
    task = asyncio.create_task(outer())
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as error:
        print("cancelled", error.args)
    async with asyncio.timeout(0.01) as limit:
        try:
            await outer()
        except asyncio.CancelledError:
            print("by the time", limit.expired())
            raise

try:
    asyncio.run(main())
    # expect: two
    # expect: one
    # expect: cancelled ()
    # expect: two
    # expect: one
    # expect: by the time True
except TimeoutError as error:
    print(repr(error))  # expect: TimeoutError()
