# A group ends when all its tasks have ended.
import asyncio

async def work(n):
    await asyncio.sleep(n / 100)
    print("done", n)
    return n * n

async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(n), name=f"w{n}") for n in (3, 1, 2)]
        print(group, tasks[0].get_name())
    print([task.result() for task in tasks], group)
    try:
        group.create_task(late := work(0))
    except RuntimeError as error:
        print(error)
    try:
        asyncio.TaskGroup().create_task(late := work(0))
    except RuntimeError as error:
        print(error)

asyncio.run(main())
# expect: <TaskGroup tasks=3 entered> w3
# expect: done 1
# expect: done 2
# expect: done 3
# expect: [9, 1, 4] <TaskGroup entered>
# expect: TaskGroup <TaskGroup entered> is finished
# expect: TaskGroup <TaskGroup> has not been entered
