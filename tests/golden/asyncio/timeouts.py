# A time limit becomes a TimeoutError outside of its block; inside, it is a cancellation.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(0.01) as limit:
            print(limit.expired())
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("inside", limit.expired())
                raise
    except TimeoutError:
        print("outside", limit.expired(), limit)
    async with asyncio.timeout(None) as limit:
        print(limit, limit.when())
        limit.reschedule(loop.time() + 5)
        print(limit.when() > loop.time())
    print(limit, limit.expired())
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            await asyncio.sleep(1)
    except TimeoutError:
        print("in the past")
    for broken in (lambda: limit.reschedule(1), lambda: asyncio.Timeout(1).reschedule(1)):
        try:
            broken()
        except RuntimeError as error:
            print(error)
    try:
        async with limit:
            pass
    except RuntimeError as error:
        print(error)

asyncio.run(main())
# expect: False
# expect: inside True
# expect: outside True <Timeout [expired]>
# expect: <Timeout [active] when=None> None
# expect: True
# expect: <Timeout [finished]> False
# expect: in the past
# expect: Cannot change state of finished Timeout
# expect: Timeout has not been entered
# expect: Timeout has already been entered
