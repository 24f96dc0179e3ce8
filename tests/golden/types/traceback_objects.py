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
# expect: [('<module>', 0, 'int'), ('fail', -4, 'int'), ('fail', -4, 'int'), ('fail', -3, 'int')] ['tb_frame', 'tb_lasti', 'tb_lineno', 'tb_next'] traceback
made = types.TracebackType(None, top.tb_frame, 0, 7)
print(made.tb_next, made.tb_lineno, made.tb_lasti, made.tb_frame is top.tb_frame)  # expect: None 7 0 True
top.tb_next.tb_next = None
print(top.tb_next.tb_next)  # expect: None
error = ValueError("again").with_traceback(top)
print(error.__traceback__ is top, error.with_traceback(None).__traceback__)  # expect: True None
attempt(setattr, top, "tb_next", top)  # expect: ValueError: traceback loop detected
attempt(setattr, top, "tb_next", 5)  # expect: TypeError: expected traceback object, got 'int'
attempt(setattr, top, "tb_frame", None)  # expect: AttributeError: readonly attribute
attempt(setattr, top, "tb_lineno", 1)
# expect: AttributeError: attribute 'tb_lineno' of 'traceback' objects is not writable
attempt(delattr, top, "tb_next")  # expect: TypeError: can't delete tb_next attribute
attempt(types.TracebackType)  # expect: TypeError: traceback() missing required argument 'tb_next' (pos 1)
attempt(types.TracebackType, None, None, 0, 0)
# expect: TypeError: traceback() argument 'tb_frame' must be frame, not None
attempt(types.TracebackType, 5, top.tb_frame, 0, 0)  # expect: TypeError: expected traceback object or None, got 'int'
attempt(types.TracebackType, None, top.tb_frame, "x", 0)
# expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(types.TracebackType, tb_next=None, tb_frame=top.tb_frame, tb_lasti=1)
# expect: TypeError: traceback() missing required argument 'tb_lineno' (pos 4)
attempt(error.with_traceback, 5)  # expect: TypeError: __traceback__ must be a traceback or None
attempt(setattr, error, "__traceback__", 5)  # expect: TypeError: __traceback__ must be a traceback or None
attempt(delattr, error, "__traceback__")  # expect: TypeError: __traceback__ may not be deleted
attempt(type, "T", (types.TracebackType,), {})  # expect: TypeError: type 'traceback' is not an acceptable base type
