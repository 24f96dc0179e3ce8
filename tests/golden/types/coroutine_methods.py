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
attempt(job.send, 5)
attempt(job.send, None)
print(job.cr_suspended, type(job.cr_await).__name__, job.cr_frame.f_locals["n"])
attempt(job.send, "first")
attempt(job.throw, ValueError("thrown"))
attempt(job.send, None)
print(job.cr_frame, job.cr_await)
job = work(2)
attempt(job.send)
attempt(job.throw, 5)
attempt(iter, job)
attempt(next, job)
attempt(list, job)
attempt(job.close)
attempt(job.send, None)
job = work(3)
wrapper = job.__await__()
print(type(wrapper).__name__, iter(wrapper) is wrapper, next(wrapper), wrapper.send("x"))
attempt(wrapper.send, "y")
attempt(wrapper.close)
attempt(wrapper.throw, ValueError)
attempt(type(job))
attempt(setattr, job, "cr_frame", 1)
async def bad():
    await 5

attempt(bad().send, None)
async def wrong_await():
    class A:
        def __await__(self):
            return 5
    await A()

attempt(wrong_await().send, None)
