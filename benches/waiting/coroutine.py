import net

async def work():
    total = 0
    while True:
        total += await net.fetch_later(total)

import asyncio

def start():
    asyncio.run(work())

start
