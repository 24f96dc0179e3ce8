async def f(a):
    await a
    async with a as b:
        pass
    async for c in b:
        print(c)
    return [d async for d in a]
