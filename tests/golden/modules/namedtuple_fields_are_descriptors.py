# The fields of a named tuple are data descriptors of a type of their own.
from collections import namedtuple
P=namedtuple("P","a b")
p=P(1,2)
try: p.a=3
except AttributeError as e: print(e)  # expect: can't set attribute
try: del p.a
except AttributeError as e: print(e)  # expect: can't delete attribute
print(P.a, P.a.__doc__)  # expect: _tuplegetter(0, 'Alias for field number 0') Alias for field number 0
P.a.__doc__="x"
print(P.a.__doc__, P.a.__get__(p), P.__dict__['b'].__get__(None,P))
# expect: x 1 _tuplegetter(1, 'Alias for field number 1')
try: P.a.__get__(1)
except TypeError as e: print(e)  # expect: descriptor for index '0' for tuple subclasses doesn't apply to 'int' object
print(type(P.a))  # expect: <class 'collections._tuplegetter'>
try: p.zz=1
except AttributeError as e: print(e)
# expect: 'P' object has no attribute 'zz' and no __dict__ for setting new attributes
import inspect
print(inspect.isdatadescriptor(P.a), p.a, p.b, [q.b for q in (p, P(3,4))])  # expect: True 1 2 [2, 4]
class S(P):
    pass
print(S(5,6).a, S(5,6))  # expect: 5 S(a=5, b=6)
