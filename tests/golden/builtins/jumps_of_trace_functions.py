# frame.f_lineno = line: where a trace function may let its frame go on, and why not.
import sys, warnings
warnings.simplefilter("ignore")
def run(f, first, second, *args):
    base = f.__code__.co_firstlineno
    out = []
    state = {'done': False}
    def trace(frame, event, arg):
        if frame.f_code is not f.__code__: return None
        out.append((event, frame.f_lineno - base))
        if not state['done'] and event == 'line' and frame.f_lineno - base == first:
            state['done'] = True
            try: frame.f_lineno = base + second
            except Exception as e: out.append(f'{type(e).__name__}: {e}')
            else: out.append(('now', frame.f_lineno - base))
        return trace
    sys.settrace(trace)
    try:
        r = f(*args)
    except BaseException as e:
        r = repr(e)
    finally: sys.settrace(None)
    print(f.__name__, first, second, r, out)
def a():
    l = []
    l.append(1)
    l.append(2)
    l.append(3)
    return l
run(a, 2, 4); run(a, 4, 2); run(a, 3, 3); run(a, 3, 100); run(a, 3, -1); run(a, 1, 5)
# expect: a 2 4 [3] [('call', 0), ('line', 1), ('line', 2), ('now', 4), ('line', 5), ('return', 5)]
# expect: a 4 2 [1, 2, 1, 2, 3] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), ('now', 2), ('line', 3), ('line', 4), ('line', 5), ('return', 5)]
# expect: a 3 3 [1, 2, 3] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('now', 3), ('line', 4), ('line', 5), ('return', 5)]
# expect: a 3 100 [1, 2, 3] [('call', 0), ('line', 1), ('line', 2), ('line', 3), 'ValueError: line 124 comes after the current code block', ('line', 4), ('line', 5), ('return', 5)]
# expect: a 3 -1 [1, 2, 3] [('call', 0), ('line', 1), ('line', 2), ('line', 3), 'ValueError: line 23 comes before the current code block', ('line', 4), ('line', 5), ('return', 5)]
# expect: a 1 5 None [('call', 0), ('line', 1), ('now', 5), ('return', 5)]
# expect: loop 1 3 [1, -1, 2, -2, 9] [('call', 0), ('line', 1), "ValueError: can't jump into the body of a for loop", ('line', 2), ('line', 3), ('line', 4), ('line', 2), ('line', 3), ('line', 4), ('line', 2), ('line', 5), ('line', 6), ('return', 6)]
# expect: loop 3 5 [9] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('now', 5), ('line', 6), ('return', 6)]
# expect: loop 4 3 [1, 1, -1, 2, -2, 9] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), ('now', 3), ('line', 4), ('line', 2), ('line', 3), ('line', 4), ('line', 2), ('line', 5), ('line', 6), ('return', 6)]
# expect: loop 5 4 [1, -1, 2, -2, 9] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), ('line', 2), ('line', 3), ('line', 4), ('line', 2), ('line', 5), "ValueError: can't jump into the body of a for loop", ('line', 6), ('return', 6)]
# expect: loop 4 2 [1, 1, -1, 2, -2, 9] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), ('now', 2), ('line', 3), ('line', 4), ('line', 2), ('line', 3), ('line', 4), ('line', 2), ('line', 5), ('line', 6), ('return', 6)]
# expect: loop 5 2 [1, -1, 2, -2, 1, -1, 2, -2, 9] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), ('line', 2), ('line', 3), ('line', 4), ('line', 2), ('line', 5), ('now', 2), ('line', 3), ('line', 4), ('line', 2), ('line', 3), ('line', 4), ('line', 2), ('line', 5), ('line', 6), ('return', 6)]
# expect: tr 3 5 [2, 5, 'No active exception to reraise'] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('now', 5), ('line', 9), ('line', 10), ('exception', 10), ('line', 11), ('line', 12), ('return', 12)]
# expect: tr 3 9 [5, 'No active exception to reraise'] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('now', 9), ('line', 10), ('exception', 10), ('line', 11), ('line', 12), ('return', 12)]
# expect: tr 8 9 [1, 3, 5, 'No active exception to reraise'] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), ('exception', 4), ('line', 6), ('line', 7), ('line', 8), ('now', 9), ('line', 10), ('exception', 10), ('line', 11), ('line', 12), ('return', 12)]
# expect: tr 1 7 [1, 3, 4, 5, 'No active exception to reraise'] [('call', 0), ('line', 1), "ValueError: can't jump into an 'except' block as there's no exception", ('line', 2), ('line', 3), ('line', 4), ('exception', 4), ('line', 6), ('line', 7), ('line', 8), ('line', 9), ('line', 10), ('exception', 10), ('line', 11), ('line', 12), ('return', 12)]
# expect: tr 1 6 [1, 3, 4, 5, 'No active exception to reraise'] [('call', 0), ('line', 1), "ValueError: can't jump into an 'except' block as there's no exception", ('line', 2), ('line', 3), ('line', 4), ('exception', 4), ('line', 6), ('line', 7), ('line', 8), ('line', 9), ('line', 10), ('exception', 10), ('line', 11), ('line', 12), ('return', 12)]
# expect: tr 7 3 [1, 1, 3, 4, 5, 'No active exception to reraise'] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), ('exception', 4), ('line', 6), ('line', 7), ('now', 3), ('line', 4), ('exception', 4), ('line', 6), ('line', 7), ('line', 8), ('line', 9), ('line', 10), ('exception', 10), ('line', 11), ('line', 12), ('return', 12)]
# expect: tr 1 3 AttributeError("'NoneType' object has no attribute 'append'") [('call', 0), ('line', 1), ('now', 3), ('exception', 3), ('line', 6), ('return', 6)]
# expect: tr 7 8 [1, 4, 5, 'No active exception to reraise'] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), ('exception', 4), ('line', 6), ('line', 7), ('now', 8), ('line', 9), ('line', 10), ('exception', 10), ('line', 11), ('line', 12), ('return', 12)]
# expect: fin 3 7 [4] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('now', 7), ('line', 8), ('return', 8)]
# expect: fin 5 7 [1, 4] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 5), ('now', 7), ('line', 8), ('return', 8)]
# expect: fin 7 5 [1, 2, 3, 2, 3, 4] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 5), ('line', 6), ('line', 7), ('now', 5), ('line', 6), ('line', 7), ('line', 8), ('return', 8)]
# expect: fin 6 5 [1, 2, 2, 3, 4] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 5), ('line', 6), ('now', 5), ('line', 6), ('line', 7), ('line', 8), ('return', 8)]
# expect: fin 5 3 [1, 1, 2, 3, 4] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 5), ('now', 3), ('line', 5), ('line', 6), ('line', 7), ('line', 8), ('return', 8)]
# expect: wi 1 3 [1, 2, 3] [('call', 0), ('line', 1), 'ValueError: incompatible stacks', ('line', 2), ('line', 3), ('line', 4), ('line', 2), ('line', 5), ('line', 6), ('return', 6)]
# expect: wi 3 5 [3] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('now', 5), ('line', 6), ('return', 6)]
# expect: wi 4 3 [1, 1, 2, 3] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), ('now', 3), ('line', 4), ('line', 2), ('line', 5), ('line', 6), ('return', 6)]
# expect: wi 5 4 [1, 2, 3] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), ('line', 2), ('line', 5), 'ValueError: incompatible stacks', ('line', 6), ('return', 6)]
# expect: wi 3 2 [3] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('now', 2), ('line', 5), ('line', 6), ('return', 6)]
# expect: wh 1 3 AttributeError("'NoneType' object has no attribute 'append'") [('call', 0), ('line', 1), ('now', 3), ('exception', 3), ('return', 3)]
# expect: wh 4 3 [1, 1, 1, 3] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 2), ('line', 3), ('line', 2), ('line', 4), ('now', 3), ('line', 2), ('line', 4), ('line', 5), ('return', 5)]
# expect: wh 3 4 [3] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('now', 4), ('line', 5), ('return', 5)]
# expect: f_lineno can only be set in a trace function
# expect: lineno must be an integer
# expect: <class 'AttributeError'> attribute 'f_lineno' of 'frame' objects cannot be deleted
def loop():
    l = []
    for i in [1, 2]:
        l.append(i)
        l.append(-i)
    l.append(9)
    return l
run(loop, 1, 3); run(loop, 3, 5); run(loop, 4, 3); run(loop, 5, 4); run(loop, 4, 2); run(loop, 5, 2)
# expect: call ValueError: can't jump from the 'call' trace event of a new frame
# expect: exception ValueError: can only jump from a 'line' trace event
# expect: return ValueError: can only jump from a 'line' trace event
# expect: nest 4 5 [1, (2, 3), (2, 4), 2] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), ('now', 5), ('line', 2), ('line', 3), ('line', 4), ('line', 3), ('line', 4), ('line', 3), ('line', 5), ('line', 2), ('line', 6), ('return', 6)]
# expect: nest 4 6 [] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), ('now', 6), ('return', 6)]
# expect: nest 2 4 [(1, 3), (1, 4), 1, (2, 3), (2, 4), 2] [('call', 0), ('line', 1), ('line', 2), "ValueError: can't jump into the body of a for loop", ('line', 3), ('line', 4), ('line', 3), ('line', 4), ('line', 3), ('line', 5), ('line', 2), ('line', 3), ('line', 4), ('line', 3), ('line', 4), ('line', 3), ('line', 5), ('line', 2), ('line', 6), ('return', 6)]
# expect: nest 5 4 [(1, 3), (1, 4), 1, (2, 3), (2, 4), 2] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), ('line', 3), ('line', 4), ('line', 3), ('line', 5), "ValueError: can't jump into the body of a for loop", ('line', 2), ('line', 3), ('line', 4), ('line', 3), ('line', 4), ('line', 3), ('line', 5), ('line', 2), ('line', 6), ('return', 6)]
# expect: nest 3 5 [1, (2, 3), (2, 4), 2] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('now', 5), ('line', 2), ('line', 3), ('line', 4), ('line', 3), ('line', 4), ('line', 3), ('line', 5), ('line', 2), ('line', 6), ('return', 6)]
# expect: unb 2 4 (None, None) [('call', 0), ('line', 1), ('line', 2), ('now', 4), ('return', 4)]
# expect: deep 4 6 [1, 1, 2, 2] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), "ValueError: can't jump into an 'except' block as there's no exception", ('line', 7), ('line', 8), ('line', 7), ('line', 2), ('line', 3), ('line', 4), ('line', 7), ('line', 8), ('line', 7), ('line', 2), ('line', 9), ('return', 9)]
# expect: deep 4 8 [1, 1, 2, 2] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), 'ValueError: incompatible stacks', ('line', 7), ('line', 8), ('line', 7), ('line', 2), ('line', 3), ('line', 4), ('line', 7), ('line', 8), ('line', 7), ('line', 2), ('line', 9), ('return', 9)]
# expect: deep 8 9 [1] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), ('line', 7), ('line', 8), ('now', 9), ('return', 9)]
# expect: deep 8 4 [1, 1, 1, 2, 2] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), ('line', 7), ('line', 8), ('now', 4), ('line', 7), ('line', 8), ('line', 7), ('line', 2), ('line', 3), ('line', 4), ('line', 7), ('line', 8), ('line', 7), ('line', 2), ('line', 9), ('return', 9)]
# expect: deep 4 2 [1, 1, 2, 2] [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('line', 4), ('now', 2), ('line', 3), ('line', 4), ('line', 7), ('line', 8), ('line', 7), ('line', 2), ('line', 3), ('line', 4), ('line', 7), ('line', 8), ('line', 7), ('line', 2), ('line', 9), ('return', 9)]
# expect: deep 1 3 [1, 1, 2, 2] [('call', 0), ('line', 1), "ValueError: can't jump into the body of a for loop", ('line', 2), ('line', 3), ('line', 4), ('line', 7), ('line', 8), ('line', 7), ('line', 2), ('line', 3), ('line', 4), ('line', 7), ('line', 8), ('line', 7), ('line', 2), ('line', 9), ('return', 9)]
# expect: multi 1 3 [1, 2, 3] [('call', 0), ('line', 2), ('line', 3), ('line', 4), ('line', 1), ('now', 3), ('line', 4), ('line', 1), ('line', 5), ('return', 5)]
# expect: multi 3 5 None [('call', 0), ('line', 2), ('line', 3), ('now', 5), ('return', 5)]
# expect: multi 2 4 [1, 2, 3] [('call', 0), ('line', 2), 'ValueError: incompatible stacks', ('line', 3), ('line', 4), ('line', 1), ('line', 5), ('return', 5)]
# expect: mat 1 5 two [('call', 0), ('line', 1), ('now', 5), ('line', 8), ('return', 8)]
# expect: mat 3 7 other [('call', 0), ('line', 1), ('line', 2), ('line', 3), ('now', 7), ('line', 8), ('return', 8)]
# expect: mat 2 4 other [('call', 0), ('line', 1), ('line', 2), ('now', 4), ('line', 6), ('line', 7), ('line', 8), ('return', 8)]
def tr():
    l = []
    try:
        l.append(1)
        1/0
        l.append(2)
    except ZeroDivisionError:
        l.append(3)
        l.append(4)
    l.append(5)
    try: raise
    except RuntimeError as e: l.append(str(e))
    return l
run(tr, 3, 5); run(tr, 3, 9); run(tr, 8, 9); run(tr, 1, 7); run(tr, 1, 6); run(tr, 7, 3); run(tr, 1, 3); run(tr, 7, 8)
def fin():
    l = []
    try:
        l.append(1)
    finally:
        l.append(2)
        l.append(3)
    l.append(4)
    return l
run(fin, 3, 7); run(fin, 5, 7); run(fin, 7, 5); run(fin, 6, 5); run(fin, 5, 3)
class CM:
    def __enter__(self): return 1
    def __exit__(self, *a): pass
def wi():
    l = []
    with CM():
        l.append(1)
        l.append(2)
    l.append(3)
    return l
run(wi, 1, 3); run(wi, 3, 5); run(wi, 4, 3); run(wi, 5, 4); run(wi, 3, 2)
def wh():
    l = []
    while len(l) < 2:
        l.append(1)
    l.append(3)
    return l
run(wh, 1, 3); run(wh, 4, 3); run(wh, 3, 4)
def g():
    l = []
    yield 1
    l.append(2)
    yield l
def gen(): return list(g())
def bad():
    out = []
    def trace(frame, event, arg):
        if frame.f_code is not a.__code__: return None
        for v in ['a', 1.5, None, True]:
            try: frame.f_lineno = v
            except Exception as e: out.append(f'{event} {type(e).__name__}: {e}')
        try: frame.f_lineno = frame.f_lineno
        except Exception as e: out.append(f'{event} {type(e).__name__}: {e}')
        return trace
    sys.settrace(trace); a(); sys.settrace(None)
    print(out)
try: sys._getframe().f_lineno = 5
except ValueError as e: print(e)
try: sys._getframe().f_lineno = 'x'
except ValueError as e: print(e)
try: del sys._getframe().f_lineno
except Exception as e: print(type(e), e)
def ev():
    def trace(frame, event, arg):
        if frame.f_code is not h.__code__: return None
        if event in ('return', 'exception', 'call'):
            try: frame.f_lineno = h.__code__.co_firstlineno + 1
            except Exception as e: print(f'{event} {type(e).__name__}: {e}')
        return trace
    def h():
        x = 1
        try: 1/0
        except: pass
        return x
    sys.settrace(trace); h(); sys.settrace(None)
ev()
def nest():
    l = []
    for i in [1, 2]:
        for j in [3, 4]:
            l.append((i, j))
        l.append(i)
    return l
run(nest, 4, 5); run(nest, 4, 6); run(nest, 2, 4); run(nest, 5, 4); run(nest, 3, 5)
def unb():
    l = []
    x = 1
    y = 2
    return x, y
run(unb, 2, 4)
def deep():
    l = []
    for i in [1, 2]:
        try:
            l.append(i)
        except ValueError:
            l.append(-1)
        with CM():
            l.append(i)
    return l
run(deep, 4, 6); run(deep, 4, 8); run(deep, 8, 9); run(deep, 8, 4); run(deep, 4, 2); run(deep, 1, 3)
def multi():
    x = [
        1,
        abs(-2),
        3]
    return x
run(multi, 1, 3); run(multi, 3, 5); run(multi, 2, 4)
def mat(v):
    match v:
        case 1:
            x = 'one'
        case [a, b]:
            x = 'two'
        case _:
            x = 'other'
    return x
run(mat, 1, 5, 1); run(mat, 3, 7, 1); run(mat, 2, 4, 1)
