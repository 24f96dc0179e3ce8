# A task says what is wrong with what its coroutine yields.
import asyncio
import types

@types.coroutine
def give(value):
    return (yield value)

async def main():
    for value in (3, "text"):
        try:
            await give(value)
        except RuntimeError as error:
            print(error)
    future = asyncio.get_running_loop().create_future()
    try:
        await give(future)
    except RuntimeError as error:
        print(str(error).split(" in task")[0])
    try:
        await asyncio.current_task()
    except RuntimeError as error:
        print(str(error).split(": ")[0])
    for wrong in (3, None):
        try:
            await asyncio.gather(wrong)
        except TypeError as error:
            print(error)
    try:
        asyncio.create_task(future)
    except TypeError as error:
        print(str(error).startswith("a coroutine was expected, got <Future pending"))
    try:
        await future.get_loop().create_task(asyncio.sleep(0))
        await 5
    except TypeError as error:
        print(error)

asyncio.run(main())
# expect: Task got bad yield: 3
# expect: Task got bad yield: 'text'
# expect: yield was used instead of yield from
# expect: Task cannot await on itself
# expect: An asyncio.Future, a coroutine or an awaitable is required
# expect: An asyncio.Future, a coroutine or an awaitable is required
# expect: True
# expect: 'int' object can't be awaited
