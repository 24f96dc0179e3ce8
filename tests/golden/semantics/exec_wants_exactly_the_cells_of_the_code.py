# exec(code, closure=...) needs a tuple of cells of exactly len(co_freevars); a code object with free
# variables without it is TypeError.
from types import CellType as C
def o():
    x = 1
    def i(): global r; r = x
    return i.__code__
c = o()
exec(c, globals(), closure=(C(9),)); print(r)
# expect: 9
# expect: code object requires a closure of exactly length 1
for kw in ({}, {"closure": ()}, {"closure": [C(1)]}, {"closure": (1,)}):
    try: exec(c, {}, **kw)
    except TypeError as e: print(e)
    # expect: code object requires a closure of exactly length 1
    # expect: code object requires a closure of exactly length 1
    # expect: code object requires a closure of exactly length 1
    # expect: closure can only be used when source is a code object
try: exec("1", {}, closure=())
except TypeError as e: print(e)
