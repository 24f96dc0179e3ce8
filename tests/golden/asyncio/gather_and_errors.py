# The first error leaves `gather` at once; the others go on. With `return_exceptions`, errors are results.
import asyncio

async def fail(delay, error):
    await asyncio.sleep(delay)
    raise error

async def last():
    await asyncio.sleep(0.03)
    print("the others go on")
    return "last"

async def main():
    rest = asyncio.create_task(last())
    try:
        await asyncio.gather(fail(0.01, ValueError("first")), fail(0.02, KeyError("second")), rest)
    except ValueError as error:
        print(repr(error))
    print(rest.done(), await rest)
    results = await asyncio.gather(fail(0, OSError(2, "x")), last(), return_exceptions=True)
    print(results)

asyncio.run(main())
# expect: ValueError('first')
# expect: the others go on
# expect: False last
# expect: the others go on
# expect: [FileNotFoundError(2, 'x'), 'last']
