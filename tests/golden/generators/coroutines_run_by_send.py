# An async function gives a coroutine, which is driven by `send` and cannot be awaited twice.
async def child(n):
    return n + 1

async def parent():
    first = await child(1)
    return first + await child(first)

made = parent()
print(type(made).__name__)  # expect: coroutine
try:
    made.send(None)
except StopIteration as stop:
    print(stop.value)  # expect: 5
try:
    made.send(None)
except RuntimeError as error:
    print(error)  # expect: cannot reuse already awaited coroutine
try:
    compile("def f(): return [n async for n in x]", "script", "exec")
except SyntaxError as error:
    print(error.msg)  # expect: asynchronous comprehension outside of an asynchronous function
