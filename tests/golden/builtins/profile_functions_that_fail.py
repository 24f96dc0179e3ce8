# Failing profile functions, and a trace function beside one.
import sys
def prof(frame, event, arg): raise ValueError('p')
def f(): pass
try:
    sys.setprofile(prof)
    f()
except ValueError as e: print('caught', sys.getprofile())  # expect: caught None
n = []
def prof(frame, event, arg): n.append((event, frame.f_code.co_name)); return 5
def outer():
    sys.setprofile(prof)
    f()
    return 1
outer()
sys.setprofile(None)
print(n)  # expect: [('call', 'f'), ('return', 'f'), ('return', 'outer'), ('c_call', '<module>')]
n.clear()
def both(frame, event, arg): n.append(('t', event, frame.f_lineno)); return both
sys.settrace(both); sys.setprofile(prof)
f()
sys.settrace(None); sys.setprofile(None)
print(n)
# expect: [('t', 'call', 4), ('call', 'f'), ('t', 'line', 4), ('t', 'return', 4), ('return', 'f'), ('c_call', '<module>'), ('c_return', '<module>'), ('c_call', '<module>')]
