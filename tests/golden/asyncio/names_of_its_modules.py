# The names of asyncio can be imported from the modules that CPython has them in.
import asyncio
from asyncio import CancelledError, Task
from asyncio.exceptions import InvalidStateError
from asyncio.tasks import FIRST_COMPLETED

print(issubclass(CancelledError, Exception), issubclass(CancelledError, BaseException))  # expect: False True
print(asyncio.tasks.Task is Task, asyncio.locks.Lock is asyncio.Lock, FIRST_COMPLETED)
# expect: True True FIRST_COMPLETED
print(asyncio.TimeoutError is TimeoutError, InvalidStateError.__module__, Task.__module__)
# expect: True asyncio.exceptions _asyncio
print(asyncio.QueueFull, asyncio.TaskGroup, asyncio.Runner, asyncio.Timeout, asyncio.Event)
# expect: <class 'asyncio.queues.QueueFull'> <class 'asyncio.taskgroups.TaskGroup'> <class 'asyncio.runners.Runner'> <class 'asyncio.timeouts.Timeout'> <class 'asyncio.locks.Event'>
for error in (asyncio.BrokenBarrierError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
    print(error.__qualname__, error.__mro__[1].__name__)
    # expect: BrokenBarrierError RuntimeError
    # expect: IncompleteReadError EOFError
    # expect: LimitOverrunError Exception
partial = asyncio.IncompleteReadError(b"ab", 5)
print(partial, partial.partial, partial.expected)  # expect: 2 bytes read on a total of 5 expected bytes b'ab' 5
