# Async generators driven by hand: anext, asend, athrow, aclose, and their attributes.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except BaseException as error:
        print(type(error).__name__, error, sep=": ")

def run(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    return "suspended"

async def numbers():
    try:
        got = yield 1
        print("got", got)
        yield 2
    except ValueError as error:
        yield f"caught {error}"
    finally:
        print("finally")

walk = numbers()
print(type(walk).__name__, walk.__name__, walk.ag_running, walk.ag_suspended, walk.ag_await, walk.ag_code is numbers.__code__, walk.__aiter__() is walk, repr(walk).split(" at ")[0])
attempt(run, walk.asend("too early"))
attempt(run, walk.__anext__())
print(walk.ag_suspended, walk.ag_frame.f_lineno - walk.ag_code.co_firstlineno)
attempt(run, walk.asend("hello"))
attempt(run, walk.athrow(ValueError("thrown")))
attempt(run, walk.__anext__())
attempt(run, walk.__anext__())
attempt(run, walk.aclose())
walk = numbers()
attempt(run, anext(walk))
attempt(run, walk.aclose())
attempt(run, anext(walk, "default"))
walk = numbers()
attempt(run, walk.athrow(KeyError("at the start")))
attempt(walk.asend)
attempt(walk.athrow)
attempt(walk.aclose, 1)
attempt(walk.__anext__, 1)
attempt(iter, walk)
attempt(next, walk)
attempt(aiter, 5)
attempt(anext, 5)
attempt(anext)
attempt(setattr, walk, "ag_frame", 1)
attempt(type(walk))
once = numbers().__anext__()
attempt(run, once)
attempt(run, once)
attempt(once.close)
attempt(iter(once).__next__)
