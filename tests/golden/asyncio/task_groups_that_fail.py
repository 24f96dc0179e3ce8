# One error cancels the rest of the group; all errors come out together.
import asyncio

async def fail(delay, error):
    await asyncio.sleep(delay)
    raise error

async def rest(name):
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise OSError(name) from None

async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail(0.01, ValueError("first")))
            group.create_task(rest("other"))
            try:
                await asyncio.sleep(1)
            finally:
                print("the body, too", asyncio.current_task().cancelling())
    except* ValueError as errors:
        print(errors.exceptions)
    except* OSError as errors:
        print(errors.exceptions)
    print(asyncio.current_task().cancelling())
    try:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(rest("a"))
            await asyncio.sleep(0)
            raise KeyError("body")
    except ExceptionGroup as errors:
        print(errors, [type(e).__name__ for e in errors.exceptions], task.exception())

asyncio.run(main())
# expect: other cancelled
# expect: the body, too 1
# expect: (ValueError('first'),)
# expect: (OSError('other'),)
# expect: 0
# expect: a cancelled
# expect: unhandled errors in a TaskGroup (2 sub-exceptions) ['OSError', 'KeyError'] a
