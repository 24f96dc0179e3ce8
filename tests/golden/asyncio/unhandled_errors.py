# The loop tells its handler about errors that nobody else handles.
import asyncio

def handler(loop, context):
    print(context["message"].split(" handler() ")[0], repr(context.get("exception")))

def broken():
    raise ValueError("in a callback")

async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(broken)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand", "exception": KeyError(1)})
    try:
        loop.set_exception_handler(3)
    except TypeError as error:
        print(error)
    shielded = asyncio.create_task(fail())
    outer = asyncio.shield(shielded)
    await asyncio.sleep(0)
    outer.cancel()
    await asyncio.sleep(0.02)

async def fail():
    await asyncio.sleep(0.01)
    raise OSError("shielded")

asyncio.run(main())
# expect: True
# expect: Exception in callback broken() at unhandled_errors.py:7 ValueError('in a callback')
# expect: by hand KeyError(1)
# expect: A callable object or None is expected, got 3
# expect: OSError exception in shielded future OSError('shielded')
