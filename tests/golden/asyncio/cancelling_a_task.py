# A cancellation is raised where the task waits; the task may clean up, refuse it, or fail.
import asyncio

async def clean():
    try:
        await asyncio.sleep(1)
    finally:
        print("cleaned up")

async def refuse():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        return "refused"

async def fail():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        raise ValueError("instead") from error

async def never():
    print("never runs")

async def main():
    for kind in (clean, refuse, fail, never):
        task = asyncio.create_task(kind())
        if kind is not never:
            await asyncio.sleep(0)
        print(kind.__name__, task.cancel("bye"), task.cancelling())
        try:
            print(await task)
        except asyncio.CancelledError as error:
            print("cancelled", error.args, task.cancelled())
        except ValueError as error:
            print(repr(error), repr(error.__cause__), task.cancelled())
        print(task.cancel(), task.cancelling())

asyncio.run(main())
# expect: clean True 1
# expect: cleaned up
# expect: cancelled ('bye',) True
# expect: False 1
# expect: refuse True 1
# expect: refused
# expect: False 1
# expect: fail True 1
# expect: ValueError('instead') CancelledError('bye') False
# expect: False 1
# expect: never True 1
# expect: cancelled ('bye',) True
# expect: False 1
