# An async generator returns nothing.
async def numbers():
    yield 1
    return 2  # expect syntax error: 'return' with value in async generator
