# Callbacks run in the next round, each once; they can be taken back.
import asyncio

def show(future):
    print("callback", future.result())

async def main():
    future = asyncio.Future()
    future.add_done_callback(show)
    future.add_done_callback(show)
    other = lambda f: print("other")
    future.add_done_callback(other)
    print(future.remove_done_callback(other), future.remove_done_callback(other))
    future.set_result("x")
    print("set")
    await asyncio.sleep(0)
    future.add_done_callback(show)
    print("late")
    await asyncio.sleep(0)
    handle = asyncio.get_running_loop().call_soon(print, "never")
    handle.cancel()
    print(handle.cancelled())
    await asyncio.sleep(0)
    loop = asyncio.get_running_loop()
    loop.call_later(0.02, print, "second")
    loop.call_at(loop.time() + 0.01, print, "first")
    await asyncio.sleep(0.04)

asyncio.run(main())
# expect: 1 0
# expect: set
# expect: callback x
# expect: callback x
# expect: late
# expect: callback x
# expect: True
# expect: first
# expect: second
