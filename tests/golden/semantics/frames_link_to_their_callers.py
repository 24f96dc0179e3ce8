# `f_back` leads to the caller; a generator has a caller only while it runs.
import sys

def name(depth):
    return sys._getframe(depth).f_code.co_name

def inner():
    return [name(n) for n in (0, 1, 2, 3)]

def outer():
    return inner()

print(outer())  # expect: ['name', 'inner', 'outer', '<module>']

def stepping():
    yield sys._getframe().f_back.f_code.co_name

def driver():
    made = stepping()
    return next(made), made.gi_frame.f_back

print(driver())  # expect: ('driver', None)
frame = sys._getframe()
print(frame.f_back, frame.f_globals is globals(), frame.f_lineno, frame.f_code.co_name)
# expect: None True 24 <module>
sys._getframe(1)  # expect error: ValueError: call stack is not deep enough
