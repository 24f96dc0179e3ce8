# What `types.FunctionType` refuses.
from types import FunctionType, CellType

def template(rate):
    return lambda price: price * rate

code = template(1).__code__
plain = (lambda: 0).__code__
for arguments in ((code, {}), (code, {}, None, None, ()), (code, {}, None, None, (1,)), (code, {}, None, None, [CellType(1)]),
                  (code, {}, None, None, (CellType(1), CellType(2))), (plain, {}, None, None, (CellType(1),)),
                  (plain, 3), ("code", {}), (plain, {}, 3), (plain, {}, None, [1]), ()):
    try:
        FunctionType(*arguments)
        print("made")
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: TypeError arg 5 (closure) must be tuple
        # expect: ValueError <lambda> requires closure of length 1, not 0
        # expect: TypeError arg 5 (closure) expected cell, found int
        # expect: TypeError arg 5 (closure) must be None or tuple
        # expect: ValueError <lambda> requires closure of length 1, not 2
        # expect: ValueError <lambda> requires closure of length 0, not 1
        # expect: TypeError function() argument 'globals' must be dict, not int
        # expect: TypeError function() argument 'code' must be code, not str
        # expect: TypeError arg 3 (name) must be None or string
        # expect: TypeError arg 4 (defaults) must be None or tuple
        # expect: TypeError function() missing required argument 'code' (pos 1)
print(FunctionType(plain, {}, None, None, ())())  # expect: 0
