# Row 73: async functions give coroutines; a coroutine awaited twice is RuntimeError; asynchronous comprehension
# outside async def is a SyntaxError.
async def c(): return 5
x = c()
try: x.send(None)
except StopIteration as e: print(e.value)  # expect: 5
x.send(None)  # expect error: RuntimeError: cannot reuse already awaited coroutine
