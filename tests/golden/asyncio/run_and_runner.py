# `run` makes a loop and closes it; a runner keeps one for several runs.
import asyncio

async def double(x):
    await asyncio.sleep(0)
    return x * 2

async def nested():
    inner = double(1)
    try:
        asyncio.run(inner)
    except RuntimeError as error:
        print(error)
    inner.close()

print(asyncio.run(double(21)))  # expect: 42
asyncio.run(nested())  # expect: asyncio.run() cannot be called from a running event loop
with asyncio.Runner() as runner:
    loop = runner.get_loop()
    print(runner.run(double(1)), runner.run(double(2)), loop.is_running(), loop.is_closed())  # expect: 2 4 False False
print(loop.is_closed())  # expect: True
for wrong in (3, double):
    try:
        asyncio.run(wrong)
    except TypeError as error:
        print(error)
        # expect: An asyncio.Future, a coroutine or an awaitable is required
        # expect: An asyncio.Future, a coroutine or an awaitable is required
try:
    runner.run(late := double(1))
except RuntimeError as error:
    print(error)  # expect: Runner is closed
late.close()
try:
    loop.call_soon(print)
except RuntimeError as error:
    print(error)  # expect: Event loop is closed

async def leave():
    asyncio.create_task(stay())
    await asyncio.sleep(0)
    raise SystemExit(3)

async def stay():
    try:
        await asyncio.sleep(10)
    finally:
        print("cancelled at the end")

try:
    asyncio.run(leave())  # expect: cancelled at the end
except SystemExit as error:
    print(error.code)  # expect: 3
