# Whatever has `__await__` can be run, gathered and waited for; coroutines are told from other things.
import asyncio
import inspect
import types

class Delay:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield from asyncio.sleep(0.01).__await__()
        return self.value

@types.coroutine
def old(value):
    yield
    return value

async def main():
    print(await Delay(1))
    print(await asyncio.gather(Delay(2), old(3)))
    print(await asyncio.wait_for(Delay(4), 1))
    print(await asyncio.ensure_future(Delay(5)))
    coroutine = main()
    print([asyncio.iscoroutine(x) for x in (coroutine, Delay(1), main, 3)], inspect.iscoroutinefunction(main))
    coroutine.close()

asyncio.run(main())
# expect: 1
# expect: [2, 3]
# expect: 4
# expect: 5
# expect: [True, False, False, False] True
print(asyncio.run(Delay("by itself")))  # expect: by itself
