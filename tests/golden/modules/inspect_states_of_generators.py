import inspect


def count(limit):
    for n in range(limit):
        print(inspect.getgeneratorstate(running))
        yield n


running = count(1)
print(inspect.getgeneratorstate(running), inspect.getgeneratorlocals(running))  # expect: GEN_CREATED {'limit': 1}
next(running)  # expect: GEN_RUNNING
print(inspect.getgeneratorstate(running), inspect.getgeneratorlocals(running))
# expect: GEN_SUSPENDED {'limit': 1, 'n': 0}
list(running)
print(inspect.getgeneratorstate(running), inspect.getgeneratorlocals(running))  # expect: GEN_CLOSED {}


async def task(x):
    pass


made = task(1)
print(inspect.getcoroutinestate(made), inspect.getcoroutinelocals(made))  # expect: CORO_CREATED {'x': 1}
made.close()
print(inspect.getcoroutinestate(made), inspect.getcoroutinelocals(made))  # expect: CORO_CLOSED {}


async def stream():
    yield 1


items = stream()
print(inspect.getasyncgenstate(items), inspect.getasyncgenlocals(items))  # expect: AGEN_CREATED {}
try:
    inspect.getgeneratorlocals(made)
except TypeError as e:
    print(str(e).split(" at ")[0], e.args[0].split("> ")[1])
    # expect: <coroutine object task is not a Python generator
