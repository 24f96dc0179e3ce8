# Who cancels `gather` cancels all that it gathers; a cancelled child alone is an error of the group.
import asyncio

async def wait(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print(name, "cancelled", error.args)
        raise

async def main():
    both = asyncio.gather(wait("a"), wait("b"))
    await asyncio.sleep(0)
    print(both.cancel("enough"), both.done())
    try:
        await both
    except asyncio.CancelledError as error:
        print("gather", error.args, both.cancelled())
    child = asyncio.create_task(wait("child"))
    both = asyncio.gather(child, asyncio.sleep(0.01, "other"), return_exceptions=True)
    await asyncio.sleep(0)
    child.cancel()
    print(await both)

asyncio.run(main())
# expect: True False
# expect: a cancelled ('enough',)
# expect: b cancelled ('enough',)
# expect: gather ('enough',) False
# expect: child cancelled ()
# expect: [CancelledError(''), 'other']
