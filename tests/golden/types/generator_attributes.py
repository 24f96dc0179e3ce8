# What a generator tells about itself while it is new, waiting, running and done.
def state(walk):
    frame = walk.gi_frame
    return walk.gi_running, walk.gi_suspended, frame and frame.f_lineno - walk.gi_code.co_firstlineno, walk.gi_yieldfrom and type(walk.gi_yieldfrom).__name__

def inner():
    print("inside", state(walk)[:2])
    yield 1
    yield from [2, 3]

walk = inner()
print(state(walk), walk.gi_code.co_name, walk.gi_code is inner.__code__, walk.gi_frame.f_code is walk.gi_code, walk.gi_frame.f_back)
# expect: (False, False, 0, None) inner True True None
print(next(walk), state(walk))
# expect: inside (True, False)
# expect: 1 (False, True, 2, None)
print(next(walk), state(walk))  # expect: 2 (False, True, 3, 'list_iterator')
print(list(walk), state(walk))  # expect: [3] (False, False, None, None)
def self_running():
    try:
        next(me)
    except ValueError as error:
        print(error)
    yield

me = self_running()
next(me)  # expect: generator already executing
def outer():
    result = yield from delegate
    yield result

delegate = inner()
walk = outer()
walk.gi_yieldfrom
started = walk
class Delegate:
    def __iter__(self):
        return self
    def __next__(self):
        return state(walk)
    def __repr__(self):
        return "delegate"

delegate = Delegate()
print(next(walk), walk.gi_yieldfrom, walk.gi_frame.f_locals)  # expect: (True, False, 1, None) delegate {}
walk.close()
print(walk.gi_frame, walk.gi_yieldfrom, walk.gi_running, walk.gi_suspended)  # expect: None None False False
expression = (x for x in "ab")
print(expression.gi_code.co_name, list(expression.gi_frame.f_locals), expression.__name__, expression.__qualname__)
# expect: <genexpr> ['.0'] <genexpr> <genexpr>
