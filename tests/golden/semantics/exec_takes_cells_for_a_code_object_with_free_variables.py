# `exec(code, closure=...)` runs the body of a nested function with given cells.
from types import CellType

def outer():
    left = right = 0
    def body():
        global result
        result = (left, right)
    return body

body = outer()
exec(body.__code__, globals(), closure=(CellType("L"), CellType("R")))
print(result)  # expect: ('L', 'R')
exec(body.__code__, closure=body.__closure__)
print(result)  # expect: (0, 0)
for options in ({}, {"closure": ()}, {"closure": list(body.__closure__)}, {"closure": (CellType(1), 2)},
                {"closure": (CellType(1),)}, {"closure": None}):
    try:
        exec(body.__code__, {}, **options)
    except TypeError as error:
        print(error)
        # expect: code object requires a closure of exactly length 2
        # expect: code object requires a closure of exactly length 2
        # expect: code object requires a closure of exactly length 2
        # expect: code object requires a closure of exactly length 2
        # expect: code object requires a closure of exactly length 2
        # expect: code object requires a closure of exactly length 2
for source in ("1", compile("1", "script", "exec")):
    try:
        exec(source, {}, closure=(CellType(1),))
    except TypeError as error:
        print(error)
        # expect: closure can only be used when source is a code object
        # expect: cannot use a closure with this code object
