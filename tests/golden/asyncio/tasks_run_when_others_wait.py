# A task begins in the next round of the loop, and goes on where it waits.
import asyncio

log = []

async def count(name, n):
    for i in range(n):
        log.append(f"{name}{i}")
        await asyncio.sleep(0)
    return n

async def main():
    a = asyncio.create_task(count("a", 3))
    b = asyncio.create_task(count("b", 2), name="the second")
    log.append("made")
    print(a.done(), a.get_name().startswith("Task-"), b.get_name())
    b.set_name(7)
    print(repr(b.get_name()), a.get_coro().__qualname__)
    print(await b, await a)
    print(log)
    print(a.result(), a.exception(), a.cancelled(), a.cancel())

asyncio.run(main())
# expect: False True the second
# expect: '7' count
# expect: 2 3
# expect: ['made', 'a0', 'b0', 'a1', 'b1', 'a2']
# expect: 3 None False False
