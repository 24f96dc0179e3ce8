# Nobody puts any more; those that wait are told.
import asyncio

async def main():
    queue = asyncio.Queue(1)
    await queue.put("last")
    putter = asyncio.create_task(queue.put("too late"))
    await asyncio.sleep(0)
    queue.shutdown()
    print(await asyncio.gather(putter, return_exceptions=True))
    print(await queue.get(), queue)
    try:
        await queue.get()
    except asyncio.QueueShutDown as error:
        print(repr(error))
    queue = asyncio.Queue()
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.shutdown(immediate=True)
    print(await asyncio.gather(getter, queue.put(1), return_exceptions=True))

asyncio.run(main())
# expect: [QueueShutDown()]
# expect: last <Queue maxsize=1 tasks=1 shutdown>
# expect: QueueShutDown()
# expect: [QueueShutDown(), QueueShutDown()]
