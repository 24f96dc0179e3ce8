# Each task knows itself; the loop knows all that are not done.
import asyncio

async def child():
    await asyncio.sleep(0.01)
    return asyncio.current_task().get_name()

async def main():
    me = asyncio.current_task()
    print(me.get_coro().__name__, me in asyncio.all_tasks())
    tasks = [asyncio.create_task(child(), name=f"child {n}") for n in range(3)]
    print(sorted(t.get_name() for t in asyncio.all_tasks() - {me}))
    print(await asyncio.gather(*tasks), len(asyncio.all_tasks()))
    asyncio.get_running_loop().call_soon(lambda: print("in a callback", asyncio.current_task()))
    await asyncio.sleep(0)

asyncio.run(main())
# expect: main True
# expect: ['child 0', 'child 1', 'child 2']
# expect: ['child 0', 'child 1', 'child 2'] 1
# expect: in a callback None
for outside in (asyncio.current_task, asyncio.all_tasks, asyncio.get_running_loop):
    try:
        outside()
    except RuntimeError as error:
        print(error)
        # expect: no running event loop
        # expect: no running event loop
        # expect: no running event loop
