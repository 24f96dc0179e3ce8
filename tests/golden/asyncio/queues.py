# Producers wait for room, consumers for items; `join` waits until all are dealt with.
import asyncio

async def produce(queue, items):
    for item in items:
        await queue.put(item)
        print("put", item, queue.qsize())

async def consume(queue, name):
    while True:
        item = await queue.get()
        print(name, "got", item)
        await asyncio.sleep(0)
        queue.task_done()

async def main():
    queue = asyncio.Queue(2)
    print(queue, queue.empty(), queue.full(), queue.maxsize)
    consumer = asyncio.create_task(consume(queue, "c"))
    await produce(queue, "abcde")
    await queue.join()
    consumer.cancel()
    print(queue.empty())
    for broken in (queue.get_nowait, queue.task_done):
        try:
            broken()
        except (asyncio.QueueEmpty, ValueError) as error:
            print(repr(error))
    queue.put_nowait(1)
    queue.put_nowait(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull as error:
        print(repr(error))
    print(queue)

asyncio.run(main())
# expect: <Queue maxsize=2> True False 2
# expect: put a 1
# expect: put b 2
# expect: c got a
# expect: put c 2
# expect: c got b
# expect: put d 2
# expect: c got c
# expect: put e 2
# expect: c got d
# expect: c got e
# expect: True
# expect: QueueEmpty()
# expect: ValueError('task_done() called too many times')
# expect: QueueFull()
# expect: <Queue maxsize=2 _queue=[1, 2] tasks=2>
