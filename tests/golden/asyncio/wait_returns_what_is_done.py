# `wait` does not raise: it says what is done and what is not.
import asyncio

async def work(delay, result):
    await asyncio.sleep(delay)
    if isinstance(result, Exception):
        raise result
    return result

async def main():
    tasks = [asyncio.create_task(work(d, r)) for d, r in [(0.01, 1), (0.03, ValueError("x")), (0.06, 3)]]
    for when in (asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED):
        done, pending = await asyncio.wait(tasks, return_when=when)
        print(when, len(done), len(pending))
    late = asyncio.create_task(asyncio.sleep(5))
    done, pending = await asyncio.wait({late}, timeout=0.01)
    print(done, len(pending), late.cancel())
    print(sorted(repr(t.exception() or t.result()) for t in tasks))
    for wrong in (late, [], [work(0, 0)]):
        try:
            await asyncio.wait(wrong)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
        if wrong and wrong is not late:
            wrong[0].close()
    try:
        await asyncio.wait(tasks, return_when="SOON")
    except ValueError as error:
        print(error)

asyncio.run(main())
# expect: FIRST_COMPLETED 1 2
# expect: FIRST_EXCEPTION 2 1
# expect: ALL_COMPLETED 3 0
# expect: set() 1 True
# expect: ['1', '3', "ValueError('x')"]
# expect: TypeError expect a list of futures, not Task
# expect: ValueError Set of Tasks/Futures is empty.
# expect: TypeError Passing coroutines is forbidden, use tasks explicitly.
# expect: Invalid return_when value: SOON
