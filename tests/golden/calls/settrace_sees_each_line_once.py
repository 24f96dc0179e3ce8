# Lines without code of their own, and ends of functions that several ways lead to, as a tracer sees them.
import sys

def lines(function, *args):
    seen = []
    def trace(frame, event, arg):
        if frame.f_code is not function.__code__:
            return None
        if event != "call":
            seen.append((event[0] if event != "line" else "") + str(frame.f_lineno - function.__code__.co_firstlineno))
        return trace
    sys.settrace(trace)
    try:
        function(*args)
    except ValueError:
        pass
    finally:
        sys.settrace(None)
    print(function.__name__, args, *seen)

def loops(n):
    while True:
        n += 1
        if n > 2:
            break
    for i in range(2):
        if i:
            continue
        pass

def branches(x):
    if x:
        pass
    elif x is None:
        x = 1
    else:
        pass

def constants():
    if False:
        return 1
    if True:
        x = 2
    while 1:
        break
    "text"
    x: int
    x: int = 3

def tries(x):
    try:
        1 / x
    except ZeroDivisionError:
        y = 1
    except (
        TypeError):
        y = 2
    else:
        y = 3
    finally:
        y = 4
    try:
        return 1
    finally:
        y = 5

def matches(x):
    match x:
        case 1:
            if False:
                return 1
        case [a, b]:
            y = a
        case {"k": v} if v:
            y = v
        case _:
            pass

def ends(x):
    for i in range(x):
        try:
            if i: continue
        except ValueError as e:
            raise
        finally:
            a = 1
    else:
        a = 2
    with memoryview(b"") as view:
        a = view

def raises():
    assert True
    raise ValueError(
        2)

lines(loops, 0)  # expect: loops (0,) 1 2 3 1 2 3 1 2 3 4 5 6 8 5 6 7 5 r5
for value in (0, 1, None): lines(branches, value)
# expect: branches (0,) 1 3 6 r6
# expect: branches (1,) 1 2 r2
# expect: branches (None,) 1 3 4 r4
lines(constants)  # expect: constants () 1 3 4 5 6 7 9 r9
for value in (0, 1, "x"): lines(tries, value)
# expect: tries (0,) 1 2 e2 3 4 11 12 13 15 r15
# expect: tries (1,) 1 2 9 11 12 13 15 r15
# expect: tries ('x',) 1 2 e2 3 6 5 7 11 12 13 15 r15
for value in (1, [1, 2], {"k": 1}, {"k": 0}, 2.5): lines(matches, value)
# expect: matches (1,) 1 2 3 r3
# expect: matches ([1, 2],) 1 2 5 6 r6
# expect: matches ({'k': 1},) 1 2 5 7 8 r8
# expect: matches ({'k': 0},) 1 2 5 7 9 10 r10
# expect: matches (2.5,) 1 2 5 7 9 10 r10
for value in (0, 2): lines(ends, value)
# expect: ends (0,) 1 9 10 11 10 r10
# expect: ends (2,) 1 2 3 7 1 2 3 7 1 9 10 11 10 r10
lines(raises)  # expect: raises () 1 2 3 2 e2 r2
