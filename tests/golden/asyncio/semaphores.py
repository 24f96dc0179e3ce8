# A semaphore lets a number of tasks in.
import asyncio

running = 0

async def work(semaphore, n):
    global running
    async with semaphore:
        running += 1
        print("in", n, running)
        await asyncio.sleep(0.01)
        running -= 1

async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*(work(semaphore, n) for n in range(5)))
    print(semaphore.locked())
    bounded = asyncio.BoundedSemaphore()
    await bounded.acquire()
    print(bounded.locked())
    bounded.release()
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)
    empty = asyncio.Semaphore(0)
    waiter = asyncio.create_task(empty.acquire())
    await asyncio.sleep(0)
    waiter.cancel()
    empty.release()
    await asyncio.sleep(0)
    print(waiter.cancelled(), empty.locked())

asyncio.run(main())
# expect: in 0 1
# expect: in 1 2
# expect: in 2 1
# expect: in 3 2
# expect: in 4 1
# expect: False
# expect: True
# expect: BoundedSemaphore released too many times
# expect: Semaphore initial value must be >= 0
# expect: True False
