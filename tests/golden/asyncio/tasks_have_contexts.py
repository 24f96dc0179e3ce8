# A task runs in a copy of the context in which it was made; callbacks run in that in which they were given.
import asyncio
from contextvars import ContextVar, copy_context

var = ContextVar("var", default="none")


async def child(name):
    seen = var.get()
    var.set(name)
    await asyncio.sleep(0)
    return seen, var.get()


async def main():
    var.set("main")
    print(await asyncio.gather(child("a"), child("b")), var.get())
    context = copy_context()
    task = asyncio.create_task(child("c"), context=context)
    print(await task, context[var], task.get_context() is context, var.get())
    print(await child("direct"), var.get())
    loop = asyncio.get_running_loop()
    seen = []
    loop.call_soon(lambda: seen.append(var.get()))
    loop.call_soon(lambda: seen.append(var.get()), context=context)
    loop.call_later(0, lambda: seen.append(var.get()))
    future = loop.create_future()
    future.add_done_callback(lambda _: seen.append(var.get()), context=context)
    future.add_done_callback(lambda _: seen.append(var.get()))
    var.set("later")
    future.set_result(None)
    await asyncio.sleep(0.01)
    print(seen)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(child("g"), context=context)
    print(task.result(), context[var])
    return var.get()


print(asyncio.run(main()), var.get())
# expect: [('main', 'a'), ('main', 'b')] main
# expect: ('main', 'c') c True main
# expect: ('main', 'direct') direct
# expect: ['direct', 'c', 'c', 'direct', 'direct']
# expect: ('c', 'g') g
# expect: later none
with asyncio.Runner() as runner:
    async def set_it():
        var.set("kept")

    async def get_it():
        return var.get()

    runner.run(set_it())
    print(runner.run(get_it()), var.get())  # expect: kept none
