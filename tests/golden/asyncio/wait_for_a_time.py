# `wait_for` cancels what takes too long, and passes on what it gives or raises.
import asyncio

async def slow(stubborn=False):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cancelled")
        if stubborn:
            return "all the same"
        raise

async def main():
    print(await asyncio.wait_for(asyncio.sleep(0.01, "in time"), 1))
    print(await asyncio.wait_for(asyncio.sleep(0, "no limit"), None))
    try:
        await asyncio.wait_for(slow(), 0.01)
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__))
    print(await asyncio.wait_for(slow(stubborn=True), 0.01))
    for timeout in (0, -1):
        try:
            await asyncio.wait_for(slow(), timeout)
        except TimeoutError as error:
            print("at once", repr(error.__cause__))
    done = asyncio.get_running_loop().create_future()
    done.set_result("done before")
    print(await asyncio.wait_for(done, 0))

asyncio.run(main())
# expect: in time
# expect: no limit
# expect: cancelled
# expect: TimeoutError() CancelledError()
# expect: cancelled
# expect: all the same
# expect: at once CancelledError()
# expect: at once CancelledError()
# expect: done before
