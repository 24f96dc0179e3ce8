# What tasks and futures look like. The folders of files are left out.
import asyncio

def show(value):
    print(" ".join(word.rpartition("/")[2] for word in repr(value).split(" ")))

async def wait(future):
    await future

async def fail():
    raise ValueError("x")

def callback(future):
    pass

async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(wait(future), name="waiter")
    show(task)
    await asyncio.sleep(0)
    show(task)
    show(future)
    future.add_done_callback(callback)
    future.add_done_callback(print)
    show(future)
    task.cancel()
    show(task)
    await asyncio.gather(task, return_exceptions=True)
    show(task)
    task = asyncio.create_task(fail(), name="failing")
    await asyncio.gather(task, return_exceptions=True)
    show(task)
    long = asyncio.get_running_loop().create_future()
    long.set_result([["x" * 100] * 3, list(range(10)), {"a": 1}, 10 ** 60])
    show(long)

asyncio.run(main())
# expect: <Task pending name='waiter' coro=<wait() running at reprs_of_tasks.py:7>>
# expect: <Task pending name='waiter' coro=<wait() running at reprs_of_tasks.py:8> wait_for=<Future pending cb=[Task.task_wakeup()]>>
# expect: <Future pending cb=[Task.task_wakeup()]>
# expect: <Future pending cb=[Task.task_wakeup(), <1 more>, print()]>
# expect: <Task cancelling name='waiter' coro=<wait() running at reprs_of_tasks.py:8> wait_for=<Future cancelled>>
# expect: <Future cancelled>
# expect: <Task cancelled name='waiter' coro=<wait() done, defined at reprs_of_tasks.py:7>>
# expect: <Task finished name='failing' coro=<fail() done, defined at reprs_of_tasks.py:10> exception=ValueError('x')>
# expect: <Future finished result=[['xxxxxxxxxxxx...xxxxxxxxxxxxx', 'xxxxxxxxxxxx...xxxxxxxxxxxxx', 'xxxxxxxxxxxx...xxxxxxxxxxxxx'], [0, 1, 2, 3, 4, 5, ...], {'a': 1}, 100000000000000000...0000000000000000000]>
