# FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None): closure length must
# equal len(co_freevars), items must be cells; name does not change __qualname__.
from types import FunctionType as F, CellType as C
code = (lambda x: lambda: x)(1).__code__
print(F(code, {}, "nm", None, (C(7),))(), F(code, {}, "nm", None, (C(7),)).__name__)  # expect: 7 nm
for cl in (None, (), (1,), [C(1)], (C(1), C(2))):
    try: F(code, {}, None, None, cl)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
    # expect: TypeError arg 5 (closure) must be tuple
    # expect: ValueError <lambda> requires closure of length 1, not 0
    # expect: TypeError arg 5 (closure) expected cell, found int
    # expect: TypeError arg 5 (closure) must be None or tuple
    # expect: ValueError <lambda> requires closure of length 1, not 2
