# Async generators driven by hand: anext, asend, athrow, aclose, and their attributes.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))

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
# expect: async_generator numbers False False None True True <async_generator object numbers
attempt(run, walk.asend("too early"))  # expect: TypeError: can't send non-None value to a just-started async generator
attempt(run, walk.__anext__())  # expect: 1
print(walk.ag_suspended, walk.ag_frame.f_lineno - walk.ag_code.co_firstlineno)  # expect: True 2
attempt(run, walk.asend("hello"))
# expect: got hello
# expect: 2
attempt(run, walk.athrow(ValueError("thrown")))  # expect: caught thrown
attempt(run, walk.__anext__())
# expect: finally
# expect: StopAsyncIteration
attempt(run, walk.__anext__())  # expect: StopAsyncIteration
attempt(run, walk.aclose())  # expect: None
walk = numbers()
attempt(run, anext(walk))  # expect: 1
attempt(run, walk.aclose())
# expect: finally
# expect: None
attempt(run, anext(walk, "default"))  # expect: default
walk = numbers()
attempt(run, walk.athrow(KeyError("at the start")))  # expect: KeyError: 'at the start'
attempt(walk.asend)  # expect: TypeError: async_generator.asend() takes exactly one argument (0 given)
attempt(walk.athrow)  # expect: <async_generator_athrow object at 0x...>
attempt(walk.aclose, 1)  # expect: TypeError: async_generator.aclose() takes no arguments (1 given)
attempt(walk.__anext__, 1)  # expect: TypeError: expected 0 arguments, got 1
attempt(iter, walk)  # expect: TypeError: 'async_generator' object is not iterable
attempt(next, walk)  # expect: TypeError: 'async_generator' object is not an iterator
attempt(aiter, 5)  # expect: TypeError: 'int' object is not an async iterable
attempt(anext, 5)  # expect: TypeError: 'int' object is not an async iterator
attempt(anext)  # expect: TypeError: anext expected at least 1 argument, got 0
attempt(setattr, walk, "ag_frame", 1)
# expect: AttributeError: attribute 'ag_frame' of 'async_generator' objects is not writable
attempt(type(walk))  # expect: TypeError: cannot create 'async_generator' instances
walk = numbers()
once = walk.__anext__()
attempt(run, once)  # expect: 1
attempt(run, once)  # expect: RuntimeError: cannot reuse already awaited __anext__()/asend()
attempt(once.close)  # expect: None
attempt(iter(once).__next__)  # expect: RuntimeError: cannot reuse already awaited __anext__()/asend()
attempt(run, walk.aclose())
# expect: finally
# expect: None
