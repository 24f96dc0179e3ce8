# `uncancel` takes a request back; structured code counts them.
import asyncio

async def job():
    task = asyncio.current_task()
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("asked", task.cancelling())
        print("left", task.uncancel(), task.uncancel())
    await asyncio.sleep(0)
    return "went on"

async def main():
    task = asyncio.create_task(job())
    await asyncio.sleep(0)
    task.cancel()
    task.cancel()
    print(await task, task.cancelled(), task.cancelling())
    me = asyncio.current_task()
    me.cancel()
    print(me.uncancel())
    await asyncio.sleep(0)
    print("no cancellation is left")

asyncio.run(main())
# expect: asked 2
# expect: left 1 0
# expect: went on False 0
# expect: 0
# expect: no cancellation is left
