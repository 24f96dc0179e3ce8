import asyncio


async def start(jobs):
    for job in jobs:
        async def work():
            await job.run()

        await work()
        task = asyncio.create_task(work())
        await task

    for job in jobs:
        async def more():
            await job.run()

        asyncio.create_task(more())
