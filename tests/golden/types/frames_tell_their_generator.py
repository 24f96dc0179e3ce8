# frame.f_generator is the generator or coroutine that the frame belongs to.
import sys


def plain():
    return sys._getframe().f_generator


def generator():
    yield sys._getframe().f_generator
    yield plain()


async def coroutine():
    return sys._getframe().f_generator


made = generator()
print(plain(), next(made) is made, next(made), made.gi_frame.f_generator is made)  # expect: None True None True
waiting = coroutine()
try:
    waiting.send(None)
except StopIteration as end:
    print(end.value is waiting)  # expect: True
for name in ("f_lineno", "f_trace_opcodes"):
    try:
        delattr(sys._getframe(), name)
    except AttributeError as error:
        print(error)
        # expect: attribute 'f_lineno' of 'frame' objects cannot be deleted
        # expect: attribute 'f_trace_opcodes' of 'frame' objects cannot be deleted
