# The events of trace functions where an exception leaves a frame: the last one is on the line that the frame was left from.
import sys

def run(f):
    out = []
    base = f.__code__.co_firstlineno
    def trace(frame, event, arg):
        if frame.f_code is not f.__code__:
            return None
        out.append((event, frame.f_lineno and frame.f_lineno - base))
        return trace
    sys.settrace(trace)
    try:
        r = f()
    except BaseException as e:
        r = repr(e)
    finally:
        sys.settrace(None)
    print(f.__name__, r, out)
def a():
    l = None
    try:
        l.append(1)
    except TypeError:
        l = 1
    l = 3
def b():
    l = None
    try:
        l.append(1)
    except AttributeError as e:
        l.append(2)
    l = 3
def c():
    l = None
    try:
        l.append(1)
    finally:
        x = 1
def e():
    l = None
    for i in [1]:
        try:
            l.append(1)
        except (TypeError, ValueError):
            l = 1
        finally:
            x = 2
def g():
    l = None
    try:
        try:
            l.append(1)
        except AttributeError as e:
            l.append(2)
        finally:
            x = 1
    except ValueError:
        pass
for f in (a, b, c, e, g):
    run(f)
# expect: a AttributeError("'NoneType' object has no attribute 'append'") [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('exception', 3), ('line', 4), ('return', 4)]
# expect: b AttributeError("'NoneType' object has no attribute 'append'") [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('exception', 3), ('line', 4), ('line', 5), ('exception', 5), ('return', 5)]
# expect: c AttributeError("'NoneType' object has no attribute 'append'") [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('exception', 3), ('line', 5), ('return', 5)]
# expect: e AttributeError("'NoneType' object has no attribute 'append'") [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), ('exception', 4), ('line', 5), ('line', 8), ('return', 8)]
# expect: g AttributeError("'NoneType' object has no attribute 'append'") [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), ('exception', 4), ('line', 5), ('line', 6), ('exception', 6), ('line', 8), ('line', 9), ('return', 9)]
