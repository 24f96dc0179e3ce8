# Trace functions that recurse, change the tracer, trace generators and natives, collect, and end the program.
import sys, gc
# tracer that recurses
def rec(frame, event, arg):
    def inner(n): return inner(n+1) if n < 5000 else n
    inner(0)
    return rec
def f(): return 1
sys.settrace(rec)
try: f()
except RecursionError as e: print('RecursionError', sys.gettrace())  # expect: RecursionError None
sys.settrace(None)
# settrace within tracer
def swap(frame, event, arg):
    sys.settrace(other)
    return swap
calls = []
def other(frame, event, arg):
    calls.append((event, frame.f_code.co_name))
    return None
sys.settrace(swap)
f(); f()
sys.settrace(None)
print(calls)  # expect: [('call', 'f')]
# off and on within the tracer
def flip(frame, event, arg):
    calls.append('flip')
    sys.settrace(None); sys.settrace(flip)
    return flip
calls.clear()
sys.settrace(flip)
f()
sys.settrace(None)
print(len(calls), 'flip' in calls)  # expect: 3 True
# in generator and via natives
def g():
    sys.settrace(other); yield 1
    sys.settrace(None); yield 2
calls.clear()
print(list(g()), calls)  # expect: [1, 2] [('call', 'g')]
calls.clear()
print(list(map(sys.settrace, [other, None])), calls)  # expect: [None, None] []
def key(x):
    sys.settrace(other if x else None)
    return x
calls.clear()
order = sorted([3, 0, 1], key=key); f(); last = sys.gettrace(); sys.settrace(None); print(order, calls, last is other)
# expect: [0, 1, 3] [('call', 'key'), ('call', 'f')] True
# expect: [('call', 'gen'), ('line', 'gen'), ('return', 'gen'), ('call', 'gen'), ('exception', 'gen'), ('line', 'gen'), ('return', 'gen'), ('call', 'gen'), ('return', 'gen')]
# expect: [{1}, {1}, {1}]
# expect: [('call', '<module>'), ('line', '<module>'), ('line', '<module>'), ('return', '<module>'), ('call', '<module>'), ('line', '<module>'), ('return', '<module>')]
# expect: exit 3 None
sys.settrace(None)
# exception event of StopIteration, close, throw
def gen():
    try: yield 1
    finally: yield 2
calls.clear()
def full(frame, event, arg):
    calls.append((event, frame.f_code.co_name)); return full
sys.settrace(full)
x = gen(); next(x)
try: x.throw(KeyError)
except KeyError: pass
try: next(x)
except KeyError as e: pass
sys.settrace(None)
print(calls)  # expect: 'int' object is not callable None
# gc in tracer, locals
def collect(frame, event, arg):
    gc.collect(); frame.f_locals; return collect
def h(a):
    b = [a] * 3
    def k(): return b
    return k()
sys.settrace(collect); print(h({1})); sys.settrace(None)
calls.clear()
sys.settrace(full)
exec("x = 1\ny = 2\n"); eval("x if False else 3", {'x': 1})
sys.settrace(None); print(calls)
def boom(frame, event, arg):
    if event == 'line': raise SystemExit(3)
    return boom
sys.settrace(boom)
try: f()
except SystemExit as e: print('exit', e.code, sys.gettrace())
def bad_return(frame, event, arg): return 42
sys.settrace(bad_return)
try: f()
except TypeError as e: print(e, sys.gettrace())
