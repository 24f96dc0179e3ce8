# A priority queue gives the least item, a stack the newest.
import asyncio

async def main():
    for kind in (asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue):
        queue = kind()
        for item in (3, 1, 2):
            queue.put_nowait(item)
        print(kind.__name__, [queue.get_nowait() for _ in range(3)])

asyncio.run(main())
# expect: Queue [3, 1, 2]
# expect: LifoQueue [2, 1, 3]
# expect: PriorityQueue [1, 2, 3]
