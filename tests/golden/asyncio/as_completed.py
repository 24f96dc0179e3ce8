# Results in the order in which they come, as coroutines or as the tasks themselves.
import asyncio

async def work(delay, result):
    await asyncio.sleep(delay)
    if result == "bad":
        raise ValueError(result)
    return result

async def main():
    jobs = [work(0.05, "c"), work(0.01, "a"), work(0.03, "bad")]
    for next_one in asyncio.as_completed(jobs):
        try:
            print(await next_one)
        except ValueError as error:
            print(repr(error))
    tasks = [asyncio.create_task(work(d, d)) for d in (0.04, 0.01)]
    async for task in asyncio.as_completed(tasks):
        print(task is tasks[1], await task)
    try:
        async for task in asyncio.as_completed([work(0.01, "soon"), asyncio.sleep(1)], timeout=0.03):
            print(await task)
    except TimeoutError as error:
        print(repr(error))
    try:
        asyncio.as_completed(tasks[0])
    except TypeError as error:
        print(error)

asyncio.run(main())
# expect: a
# expect: ValueError('bad')
# expect: c
# expect: True 0.01
# expect: False 0.04
# expect: soon
# expect: TimeoutError()
# expect: expects an iterable of awaitables, not Task
