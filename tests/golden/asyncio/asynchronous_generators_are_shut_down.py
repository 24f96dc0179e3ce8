# The end of asyncio.run closes the asynchronous generators that were begun and did not end.
import asyncio


async def numbers(name):
    try:
        for i in range(3):
            yield i
    finally:
        await asyncio.sleep(0)
        print("closed", name)


async def failing():
    try:
        yield 1
    finally:
        raise ValueError("while it closes")


kept = []


async def main():
    for make in (lambda: numbers("kept"), failing):
        generator = make()
        kept.append(generator)
        print(await anext(generator))
    async for i in numbers("whole"):
        pass
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print(
        context["message"].split(" <")[0], repr(context["exception"]), context["asyncgen"] is kept[1]
    ))
    kept.append(numbers("not begun"))


asyncio.run(main())
# expect: 0
# expect: 1
# expect: closed whole
# expect: closed kept
# expect: an error occurred during closing of asynchronous generator ValueError('while it closes') True
print([generator.ag_frame is None for generator in kept])  # expect: [True, True, False]
