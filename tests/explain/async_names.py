# explain: f.item, f.<listcomp>.other, f.<lambda>.item
async def f(stream):
    async for item in stream:
        await item
    async with stream as opened:
        pass
    return [other async for other in stream], lambda: item
