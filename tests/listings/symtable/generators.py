def plain():
    yield from inner()
async def waits(source):
    async with source as s:
        async for item in s:
            await item
    rows = [item async for item in source]
    return (item async for item in rows)
async def both():
    yield 1
