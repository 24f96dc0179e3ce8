# A future is a result that somebody else sets.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future, future.done(), asyncio.isfuture(future), asyncio.isfuture(3))
    for read in (future.result, future.exception):
        try:
            read()
        except asyncio.InvalidStateError as error:
            print(error)
    future.add_done_callback(lambda done: print("called with", done.result()))
    loop.call_soon(future.set_result, 42)
    print(await future, future)
    try:
        future.set_result(43)
    except asyncio.InvalidStateError as error:
        print(error)
    failed = loop.create_future()
    failed.set_exception(ValueError("no"))
    try:
        await failed
    except ValueError as error:
        print(repr(error), failed)
    gone = loop.create_future()
    print(gone.cancel("why"), gone.cancel(), gone.cancelled(), gone)
    try:
        await gone
    except asyncio.CancelledError as error:
        print(error.args)

asyncio.run(main())
# expect: <Future pending> False True False
# expect: Result is not set.
# expect: Exception is not set.
# expect: called with 42
# expect: 42 <Future finished result=42>
# expect: invalid state
# expect: ValueError('no') <Future finished exception=ValueError('no')>
# expect: True False True <Future cancelled>
# expect: ('why',)
