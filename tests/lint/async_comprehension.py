async def make(stream):
    return [lambda: item async for item in stream]
