# A task that is pending when its loop goes is reported.
import asyncio


async def forever():
    await asyncio.Event().wait()


loop = asyncio.new_event_loop()
task = loop.create_task(forever(), name="waits")
loop.run_until_complete(asyncio.sleep(0))
loop.set_exception_handler(lambda loop, context: print(context["message"], context["task"].get_name()))
loop.close()
# expect: Task was destroyed but it is pending! waits
