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
print(kept.f_locals["b"], kept.f_lineno - kept.f_code.co_firstlineno, kept.clear(), dict(kept.f_locals), kept.f_back)
attempt(sys._getframe, 99)
attempt(sys._getframe, "x")
attempt(sys._getframe, 1, 2)
attempt(setattr, kept, "f_code", 1)
attempt(setattr, kept, "f_locals", {})
attempt(setattr, kept, "f_back", None)
attempt(setattr, kept, "f_lasti", 0)
attempt(setattr, kept, "other", 0)
attempt(delattr, kept, "f_lineno")
attempt(delattr, kept, "f_trace_lines")
attempt(sys._getframe().clear)
def suspended():
    held = 1
    yield sys._getframe()

walk = suspended()
frame = next(walk)
print(frame.f_locals["held"], frame is walk.gi_frame, frame.f_back)
attempt(frame.clear)
print(next(walk, "ended"), walk.gi_frame)
attempt(type(frame))
attempt(type, "F", (type(frame),), {})
