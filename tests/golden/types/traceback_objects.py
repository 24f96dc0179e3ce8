# Tracebacks: chains of frames that can be walked, cut and made by hand.
import sys, types

def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

def fail(depth):
    if depth:
        fail(depth - 1)
    raise ValueError("deep")

try:
    fail(2)
except ValueError as error:
    top = error.__traceback__
names = []
walk = top
while walk:
    names.append((walk.tb_frame.f_code.co_name, walk.tb_lineno - top.tb_lineno, type(walk.tb_lasti).__name__))
    walk = walk.tb_next
print(names, dir(top), type(top).__name__)
made = types.TracebackType(None, top.tb_frame, 0, 7)
print(made.tb_next, made.tb_lineno, made.tb_lasti, made.tb_frame is top.tb_frame)
top.tb_next.tb_next = None
print(top.tb_next.tb_next)
error = ValueError("again").with_traceback(top)
print(error.__traceback__ is top, error.with_traceback(None).__traceback__)
attempt(setattr, top, "tb_next", top)
attempt(setattr, top, "tb_next", 5)
attempt(setattr, top, "tb_frame", None)
attempt(setattr, top, "tb_lineno", 1)
attempt(delattr, top, "tb_next")
attempt(types.TracebackType)
attempt(types.TracebackType, None, None, 0, 0)
attempt(types.TracebackType, 5, top.tb_frame, 0, 0)
attempt(types.TracebackType, None, top.tb_frame, "x", 0)
attempt(types.TracebackType, tb_next=None, tb_frame=top.tb_frame, tb_lasti=1)
attempt(error.with_traceback, 5)
attempt(error.with_traceback)
attempt(setattr, error, "__traceback__", 5)
attempt(delattr, error, "__traceback__")
attempt(type, "T", (types.TracebackType,), {})
