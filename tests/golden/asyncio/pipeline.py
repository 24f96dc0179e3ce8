# A program as one writes it: workers, a queue, limits on time and number, and a result.
import asyncio

async def fetch(page):
    await asyncio.sleep(len(page) / 1000)
    if page == "/bad":
        raise LookupError(page)
    return [f"{page}{c}" for c in "ab"] if len(page) < 4 else []

async def worker(queue, seen, errors, limit):
    while True:
        page = await queue.get()
        try:
            async with limit, asyncio.timeout(1):
                links = await fetch(page)
        except LookupError as error:
            errors.append(str(error))
        else:
            for link in links:
                if link not in seen:
                    seen.add(link)
                    queue.put_nowait(link)
        finally:
            queue.task_done()

async def crawl(*starts):
    queue, seen, errors = asyncio.Queue(), set(starts), []
    for start in starts:
        queue.put_nowait(start)
    limit = asyncio.Semaphore(2)
    async with asyncio.TaskGroup() as group:
        workers = [group.create_task(worker(queue, seen, errors, limit)) for _ in range(3)]
        await queue.join()
        for task in workers:
            task.cancel()
    return sorted(seen), errors

print(asyncio.run(crawl("/", "/bad")))
# expect: (['/', '/a', '/aa', '/aaa', '/aab', '/ab', '/aba', '/abb', '/b', '/ba', '/baa', '/bab', '/bad', '/bb', '/bba', '/bbb'], ['/bad'])
