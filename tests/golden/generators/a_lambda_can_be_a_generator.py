# A lambda can be a generator; a `return value` in a generator is StopIteration.value; in an async generator
# it is a SyntaxError.
async def f():
    yield 1
    return 2  # expect syntax error: 'return' with value in async generator
