# The limit whose time is over raises; one around it goes on. An error on the way out keeps the reason as its context.
import asyncio

async def main():
    try:
        async with asyncio.timeout(5) as outer:
            try:
                async with asyncio.timeout(0.01) as inner:
                    await asyncio.sleep(1)
            except TimeoutError:
                print("inner", inner.expired(), outer.expired())
            async with asyncio.timeout(4):
                outer.reschedule(asyncio.get_running_loop().time() + 0.01)
                await asyncio.sleep(1)
    except TimeoutError:
        print("outer", outer.expired(), asyncio.current_task().cancelling())
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(1)
            finally:
                1 / 0
    except ZeroDivisionError as error:
        print(repr(error), repr(error.__context__), repr(error.__context__.__cause__))

asyncio.run(main())
# expect: inner True False
# expect: outer True 0
# expect: ZeroDivisionError('division by zero') TimeoutError() CancelledError()
