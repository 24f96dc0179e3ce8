# In debug mode the loop looks at what it is to call; else it finds out when it calls.
import asyncio


async def nothing():
    pass


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    made = nothing()
    for schedule in (
        loop.call_soon,
        loop.call_soon_threadsafe,
        lambda what: loop.call_later(1, what),
        lambda what: loop.call_at(1, what),
    ):
        for what in (5, made, nothing):
            try:
                schedule(what)
            except TypeError as error:
                print(error)
    made.close()
    loop.call_soon(print, "called")
    await asyncio.sleep(0)


asyncio.run(main(), debug=True)
# expect: True 0.1
# expect: a callable object was expected by call_soon(), got 5
# expect: coroutines cannot be used with call_soon()
# expect: coroutines cannot be used with call_soon()
# expect: a callable object was expected by call_soon_threadsafe(), got 5
# expect: coroutines cannot be used with call_soon_threadsafe()
# expect: coroutines cannot be used with call_soon_threadsafe()
# expect: a callable object was expected by call_at(), got 5
# expect: coroutines cannot be used with call_at()
# expect: coroutines cannot be used with call_at()
# expect: a callable object was expected by call_at(), got 5
# expect: coroutines cannot be used with call_at()
# expect: coroutines cannot be used with call_at()
# expect: called


async def plain():
    loop = asyncio.get_running_loop()
    print(loop.get_debug())
    loop.set_debug(True)
    print(loop.get_debug())


asyncio.run(plain())
# expect: False
# expect: True
