# A trace function that fails is dropped; frames choose what they tell; `f_trace` may be set by hand.
import sys

log = []

def add(a, b):
    return a + b

def bad(frame, event, arg):
    raise ValueError("no tracing of " + frame.f_code.co_name)

sys.settrace(bad)
try:
    add(1, 2)
except ValueError as exc:
    print(exc, sys.gettrace())  # expect: no tracing of add None
print(add(1, 2))  # expect: 3

def no_lines(frame, event, arg):
    frame.f_trace_lines = False
    log.append((event, frame.f_code.co_name))
    return no_lines

sys.settrace(no_lines)
add(1, 2)
list(map(add, [1], [2]))
sys.settrace(None)
print(log)  # expect: [('call', 'add'), ('return', 'add'), ('call', 'add'), ('return', 'add')]

def calls_only(frame, event, arg):
    log.append((event, frame.f_code.co_name))

log.clear()
sys.settrace(calls_only)
add(add(1, 2), 3)
sys.settrace(None)
print(log)  # expect: [('call', 'add'), ('call', 'add')]

def first_value(frame, event, arg):
    def local(frame, event, arg):
        if event == "line":
            frame.f_locals["a"] = 10
        return local
    return local

sys.settrace(first_value)
print(add(1, 2))  # expect: 12
sys.settrace(None)

def outer():
    frame = sys._getframe()
    log.clear()
    frame.f_trace = lambda frame, event, arg: log.append((event, arg))
    sys.settrace(calls_only)
    x = 1
    sys.settrace(None)
    return x

print(outer(), log)  # expect: 1 [('line', None), ('line', None)]
frame = sys._getframe()
for name, value in (("f_trace_lines", 1), ("f_trace_opcodes", None)):
    try:
        setattr(frame, name, value)
    except TypeError as exc:
        print(name, exc)
        # expect: f_trace_lines attribute value type must be bool
        # expect: f_trace_opcodes attribute value type must be bool
frame.f_trace_opcodes = True
print(frame.f_trace_lines, frame.f_trace_opcodes, frame.f_trace)  # expect: True True None
try:
    sys.settrace()
except TypeError as exc:
    print(exc)  # expect: sys.settrace() takes exactly one argument (0 given)
