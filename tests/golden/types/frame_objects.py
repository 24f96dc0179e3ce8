# Frames: what runs, where, with which names.
import sys

def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

def work(a):
    b = a + 1
    frame = sys._getframe()
    print(frame.f_code is work.__code__, frame.f_back.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno, frame.f_globals is globals(), sorted(frame.f_locals), frame.f_locals["b"], type(frame.f_locals).__name__)
    frame.f_locals["b"] = 99
    print(b, frame.f_builtins["len"] is len, frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes, type(frame.f_lasti).__name__, repr(frame).split(", ")[-1])
    return frame

kept = work(1)
# expect: True <module> 3 True ['a', 'b', 'frame'] 2 FrameLocalsProxy
# expect: 99 True None True False int code work>
print(kept.f_locals["b"], kept.f_lineno - kept.f_code.co_firstlineno, kept.clear(), dict(kept.f_locals), kept.f_back is not None)
# expect: 99 6 None {} True
attempt(sys._getframe, 99)  # expect: ValueError: call stack is not deep enough
attempt(sys._getframe, "x")  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(sys._getframe, 1, 2)  # expect: TypeError: _getframe expected at most 1 argument, got 2
attempt(setattr, kept, "f_code", 1)  # expect: AttributeError: attribute 'f_code' of 'frame' objects is not writable
attempt(setattr, kept, "f_locals", {})
# expect: AttributeError: attribute 'f_locals' of 'frame' objects is not writable
attempt(setattr, kept, "f_back", None)  # expect: AttributeError: attribute 'f_back' of 'frame' objects is not writable
attempt(setattr, kept, "f_lasti", 0)  # expect: AttributeError: attribute 'f_lasti' of 'frame' objects is not writable
attempt(setattr, kept, "other", 0)
# expect: AttributeError: 'frame' object has no attribute 'other' and no __dict__ for setting new attributes
attempt(delattr, kept, "f_lineno")  # expect: AttributeError: attribute 'f_lineno' of 'frame' objects cannot be deleted
attempt(delattr, kept, "f_trace_lines")  # expect: TypeError: can't delete numeric/char attribute
attempt(sys._getframe().clear)  # expect: RuntimeError: cannot clear an executing frame
def suspended():
    held = 1
    yield sys._getframe()

walk = suspended()
frame = next(walk)
print(frame.f_locals["held"], frame is walk.gi_frame, frame.f_back)  # expect: 1 True None
attempt(frame.clear)  # expect: RuntimeError: cannot clear a suspended frame
print(next(walk, "ended"), walk.gi_frame)  # expect: ended None
attempt(type(frame))  # expect: TypeError: cannot create 'frame' instances
attempt(type, "F", (type(frame),), {})  # expect: TypeError: type 'frame' is not an acceptable base type
