# sys.setprofile: calls and results of functions, and of those that are built in.
import sys
log = []
def prof(frame, event, arg):
    a = arg
    if event.startswith('c_'): a = getattr(arg, '__qualname__', arg)
    log.append((event, frame.f_code.co_name, a))
def f(x):
    len([1])
    l = []
    l.append(5)
    try: int('x')
    except ValueError: pass
    try: [].pop()
    except IndexError: pass
    return sorted([2, 1], key=lambda v: -v)
def g():
    yield 1
    yield 2
class C:
    def __init__(self): self.x = 1
    def m(self): return 3
def bad():
    raise KeyError(1)
sys.setprofile(prof)
f(1)
for i in g(): pass
C().m()
str.upper('a'); list.append([], 1); dict(a=1); max(1, 2); ''.join(['a'])
try: bad()
except KeyError: pass
list(map(abs, [-1]))
f2 = abs
f2(-1)
[*map(str.upper, ['a'])]
len(*[[1]])
max([1,2], key=abs)
max(*[1, 2], key=abs)
'a'.split(sep='b')
isinstance(1, int)
gg = g(); next(gg); gg.close()
try: len(5)
except TypeError: pass
try: len()
except TypeError: pass
sys.getprofile() is prof
sys.setprofile(None)
for l in log: print(l)
# expect: ('call', 'f', None)
# expect: ('c_call', 'f', 'len')
# expect: ('c_return', 'f', 'len')
# expect: ('c_call', 'f', 'list.append')
# expect: ('c_return', 'f', 'list.append')
# expect: ('c_call', 'f', 'list.pop')
# expect: ('c_exception', 'f', 'list.pop')
# expect: ('c_call', 'f', 'sorted')
# expect: ('call', '<lambda>', None)
# expect: ('return', '<lambda>', -2)
# expect: ('call', '<lambda>', None)
# expect: ('return', '<lambda>', -1)
# expect: ('c_return', 'f', 'sorted')
# expect: ('return', 'f', [2, 1])
# expect: ('call', 'g', None)
# expect: ('return', 'g', 1)
# expect: ('call', 'g', None)
# expect: ('return', 'g', 2)
# expect: ('call', 'g', None)
# expect: ('return', 'g', None)
# expect: ('call', '__init__', None)
# expect: ('return', '__init__', None)
# expect: ('call', 'm', None)
# expect: ('return', 'm', 3)
# expect: ('c_call', '<module>', 'str.upper')
# expect: ('c_return', '<module>', 'str.upper')
# expect: ('c_call', '<module>', 'list.append')
# expect: ('c_return', '<module>', 'list.append')
# expect: ('c_call', '<module>', 'max')
# expect: ('c_return', '<module>', 'max')
# expect: ('c_call', '<module>', 'str.join')
# expect: ('c_return', '<module>', 'str.join')
# expect: ('call', 'bad', None)
# expect: ('return', 'bad', None)
# expect: ('c_call', '<module>', 'abs')
# expect: ('c_return', '<module>', 'abs')
# expect: ('c_call', '<module>', 'len')
# expect: ('c_return', '<module>', 'len')
# expect: ('c_call', '<module>', 'max')
# expect: ('c_return', '<module>', 'max')
# expect: ('c_call', '<module>', 'max')
# expect: ('c_return', '<module>', 'max')
# expect: ('c_call', '<module>', 'str.split')
# expect: ('c_return', '<module>', 'str.split')
# expect: ('c_call', '<module>', 'isinstance')
# expect: ('c_return', '<module>', 'isinstance')
# expect: ('c_call', '<module>', 'next')
# expect: ('call', 'g', None)
# expect: ('return', 'g', 1)
# expect: ('c_return', '<module>', 'next')
# expect: ('c_call', '<module>', 'generator.close')
# expect: ('call', 'g', None)
# expect: ('return', 'g', None)
# expect: ('c_return', '<module>', 'generator.close')
# expect: ('c_call', '<module>', 'len')
# expect: ('c_exception', '<module>', 'len')
# expect: ('c_call', '<module>', 'len')
# expect: ('c_exception', '<module>', 'len')
# expect: ('c_call', '<module>', 'getprofile')
# expect: ('c_return', '<module>', 'getprofile')
# expect: ('c_call', '<module>', 'setprofile')
print(sys.getprofile())  # expect: None
