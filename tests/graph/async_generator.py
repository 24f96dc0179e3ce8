def make(n):
    async def ticks():
        yield n

    return ticks()


a = make(1)
