def make(n):
    async def work():
        return n

    return work()


c = make(1)
# why: c
