# A collection finds coroutines that nobody has awaited.
import gc
import warnings

warnings.simplefilter("always")
log = []
warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: log.append((category, str(message)))


async def coroutine():
    return 1


class Class:
    async def method(self):
        return 2


def forget():
    coroutine()
    Class().method()


forget()
gc.collect()
print(sorted(log, key=str))
# expect: [(<class 'RuntimeWarning'>, "coroutine 'Class.method' was never awaited"), (<class 'RuntimeWarning'>, "coroutine 'coroutine' was never awaited")]
log.clear()
closed = coroutine()
closed.close()
del closed
awaited = coroutine()
try:
    awaited.send(None)
except StopIteration:
    pass
del awaited
gc.collect()
print(log)  # expect: []
