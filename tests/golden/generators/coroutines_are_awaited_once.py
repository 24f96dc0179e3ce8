# An async function gives a coroutine; one that has ended cannot be awaited again.
async def c(): return 5
x = c()
try: x.send(None)
except StopIteration as e: print(e.value)  # expect: 5
x.send(None)  # expect error: RuntimeError: cannot reuse already awaited coroutine
