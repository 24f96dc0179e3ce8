# `sys.settrace`: calls, lines, returns and exceptions of the frames that begin afterwards.
import sys

log = []

def record(frame, event, arg):
    if event == "exception":
        arg = arg[0].__name__, str(arg[1]), arg[2].tb_lineno
    log.append((frame.f_code.co_name, event, frame.f_lineno, arg))
    return record

def add(a, b):
    c = a + b
    return c

def count(n):
    for i in range(n):
        yield i

def fails(x):
    try:
        return 1 / x
    except ZeroDivisionError:
        pass
    finally:
        x = 2
    raise KeyError(x)

def work():
    total = 0
    for i in count(2):
        total += add(i, 1)
    try:
        fails(0)
    except KeyError:
        total += 1
    while total < 5:
        total += 1
    order = sorted([3, 1], key=lambda v: -v)
    class Local:
        x = 1
        def m(self): return self.x
    match order:
        case [1, _]:
            pass
        case _:
            return Local().m()

print(sys.gettrace())  # expect: None
sys.settrace(record)
known = sys.gettrace() is record
work()
sys.settrace(None)
print(known, sys.gettrace())  # expect: True None
for row in log:
    print(row)
    # expect: ('work', 'call', 29, None)
    # expect: ('work', 'line', 30, None)
    # expect: ('work', 'line', 31, None)
    # expect: ('count', 'call', 16, None)
    # expect: ('count', 'line', 17, None)
    # expect: ('count', 'line', 18, None)
    # expect: ('count', 'return', 18, 0)
    # expect: ('work', 'line', 32, None)
    # expect: ('add', 'call', 12, None)
    # expect: ('add', 'line', 13, None)
    # expect: ('add', 'line', 14, None)
    # expect: ('add', 'return', 14, 1)
    # expect: ('work', 'line', 31, None)
    # expect: ('count', 'call', 18, None)
    # expect: ('count', 'line', 17, None)
    # expect: ('count', 'line', 18, None)
    # expect: ('count', 'return', 18, 1)
    # expect: ('work', 'line', 32, None)
    # expect: ('add', 'call', 12, None)
    # expect: ('add', 'line', 13, None)
    # expect: ('add', 'line', 14, None)
    # expect: ('add', 'return', 14, 2)
    # expect: ('work', 'line', 31, None)
    # expect: ('count', 'call', 18, None)
    # expect: ('count', 'line', 17, None)
    # expect: ('count', 'return', 17, None)
    # expect: ('work', 'line', 33, None)
    # expect: ('work', 'line', 34, None)
    # expect: ('fails', 'call', 20, None)
    # expect: ('fails', 'line', 21, None)
    # expect: ('fails', 'line', 22, None)
    # expect: ('fails', 'exception', 22, ('ZeroDivisionError', 'division by zero', 22))
    # expect: ('fails', 'line', 23, None)
    # expect: ('fails', 'line', 24, None)
    # expect: ('fails', 'line', 26, None)
    # expect: ('fails', 'line', 27, None)
    # expect: ('fails', 'exception', 27, ('KeyError', '2', 27))
    # expect: ('fails', 'return', 27, None)
    # expect: ('work', 'exception', 34, ('KeyError', '2', 34))
    # expect: ('work', 'line', 35, None)
    # expect: ('work', 'line', 36, None)
    # expect: ('work', 'line', 37, None)
    # expect: ('work', 'line', 38, None)
    # expect: ('work', 'line', 37, None)
    # expect: ('work', 'line', 39, None)
    # expect: ('<lambda>', 'call', 39, None)
    # expect: ('<lambda>', 'line', 39, None)
    # expect: ('<lambda>', 'return', 39, -3)
    # expect: ('<lambda>', 'call', 39, None)
    # expect: ('<lambda>', 'line', 39, None)
    # expect: ('<lambda>', 'return', 39, -1)
    # expect: ('work', 'line', 40, None)
    # expect: ('Local', 'call', 40, None)
    # expect: ('Local', 'line', 40, None)
    # expect: ('Local', 'line', 41, None)
    # expect: ('Local', 'line', 42, None)
    # expect: ('Local', 'return', 42, None)
    # expect: ('work', 'line', 43, None)
    # expect: ('work', 'line', 44, None)
    # expect: ('work', 'line', 46, None)
    # expect: ('work', 'line', 47, None)
    # expect: ('m', 'call', 42, None)
    # expect: ('m', 'line', 42, None)
    # expect: ('m', 'return', 42, 1)
    # expect: ('work', 'return', 47, 1)
