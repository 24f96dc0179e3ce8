async def gather(stream, kept):
    async for item in stream:
        kept.append(lambda: item)
        await stream.send(lambda: item)
