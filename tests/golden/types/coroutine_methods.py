# Coroutines driven by hand: send, throw, close, and their attributes.
import types

def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except BaseException as error:
        print(type(error).__name__, error, sep=": ")

@types.coroutine
def pause(value):
    got = yield value
    return got

async def work(n):
    first = await pause(n)
    try:
        second = await pause(first)
    except ValueError as error:
        second = f"caught {error}"
    return first, second

job = work(1)
print(type(job).__name__, job.__name__, job.cr_running, job.cr_suspended, job.cr_await, job.cr_code is work.__code__, job.cr_origin, repr(job).split(" at ")[0])
# expect: coroutine work False False None True None <coroutine object work
attempt(job.send, 5)  # expect: TypeError: can't send non-None value to a just-started coroutine
attempt(job.send, None)  # expect: 1
print(job.cr_suspended, type(job.cr_await).__name__, job.cr_frame.f_locals["n"])  # expect: True generator 1
attempt(job.send, "first")  # expect: first
attempt(job.throw, ValueError("thrown"))  # expect: StopIteration: ('first', 'caught thrown')
attempt(job.send, None)  # expect: RuntimeError: cannot reuse already awaited coroutine
print(job.cr_frame, job.cr_await)  # expect: None None
job = work(2)
attempt(job.send)  # expect: TypeError: coroutine.send() takes exactly one argument (0 given)
attempt(job.throw, 5)
# expect: TypeError: exceptions must be classes or instances deriving from BaseException, not int
attempt(iter, job)  # expect: TypeError: 'coroutine' object is not iterable
attempt(next, job)  # expect: TypeError: 'coroutine' object is not an iterator
attempt(list, job)  # expect: TypeError: 'coroutine' object is not iterable
attempt(job.close)  # expect: None
attempt(job.send, None)  # expect: RuntimeError: cannot reuse already awaited coroutine
job = work(3)
wrapper = job.__await__()
print(type(wrapper).__name__, iter(wrapper) is wrapper, next(wrapper), wrapper.send("x"))
# expect: coroutine_wrapper True 3 x
attempt(wrapper.send, "y")  # expect: StopIteration: ('x', 'y')
attempt(wrapper.close)  # expect: None
attempt(wrapper.throw, ValueError)  # expect: RuntimeError: cannot reuse already awaited coroutine
attempt(type(job))  # expect: TypeError: cannot create 'coroutine' instances
attempt(setattr, job, "cr_frame", 1)
# expect: AttributeError: attribute 'cr_frame' of 'coroutine' objects is not writable
async def bad():
    await 5

attempt(bad().send, None)  # expect: TypeError: 'int' object can't be awaited
async def wrong_await():
    class A:
        def __await__(self):
            return 5
    await A()

attempt(wrong_await().send, None)  # expect: TypeError: __await__() returned non-iterator of type 'int'
