# `types.CodeType` takes the parts of a code object, `replace()` exchanges some of them.
import types

NAMES = ("argcount", "posonlyargcount", "kwonlyargcount", "nlocals", "stacksize", "flags", "code", "consts", "names",
         "varnames", "filename", "name", "qualname", "firstlineno", "linetable", "exceptiontable", "freevars", "cellvars")

def parts(code, /, **changes):
    return [changes.get(name, getattr(code, "co_" + name)) for name in NAMES]

def scale(x, factor=3):
    offset = 10
    def inner(y):
        return y * factor + offset
    return inner(x)

code = scale.__code__
copy = types.CodeType(*parts(code))
print(copy == code, hash(copy) == hash(code), copy is code)  # expect: True True False
print(types.FunctionType(copy, {}, "again", (2,))(7))  # expect: 24
print(types.FunctionType(types.CodeType(*parts(code, name="other", firstlineno=99)), {}).__code__)
# expect: <code object other at 0x..., file "code_objects_can_be_made_of_the_parts_of_others.py", line 99>

def greet(name):
    return "good day, " + name

consts = tuple("good night, " if each == "good day, " else each for each in greet.__code__.co_consts)
night = types.CodeType(*parts(greet.__code__, consts=consts))
print(types.FunctionType(night, {})("all"), night == greet.__code__)  # expect: good night, all False

# The instructions of one function with the rest of another.
add, multiply = (lambda x, y: x + y).__code__, (lambda x, y: x * y).__code__
mixed = add.replace(co_code=multiply.co_code)
print(mixed == add, hash(mixed) == hash(add), types.FunctionType(mixed, {})(6, 7))  # expect: False False 42

# Keyword-only parameters may become positional ones.
keyword = lambda x, y, *, z, w: (x, y, z, w)
swapped = types.FunctionType(keyword.__code__.replace(co_argcount=4, co_posonlyargcount=3, co_kwonlyargcount=0), {})
print(swapped(1, 2, 3, 4), swapped(1, 2, 3, w=5))  # expect: (1, 2, 3, 4) (1, 2, 3, 5)

bare = code.replace(co_linetable=b"")
print(list(bare.co_positions()), list(bare.co_lines()), bare == code)  # expect: [] [] False

for changes in ({"nlocals": 9}, {"argcount": -1}, {"argcount": 9}, {"code": b"odd"}, {"code": "text"}, {"names": (1,)},
                {"consts": None}, {"filename": 1}, {"firstlineno": "1"}, {"varnames": ()}, {"kwonlyargcount": 2**40}):
    try:
        types.CodeType(*parts(code, **changes))
    except Exception as exc:
        print(changes, type(exc).__name__, exc)
        # expect: {'nlocals': 9} ValueError code: co_nlocals != len(co_varnames)
        # expect: {'argcount': -1} ValueError code: argcount must not be negative
        # expect: {'argcount': 9} ValueError code: co_varnames is too small
        # expect: {'code': b'odd'} ValueError code: co_code is malformed
        # expect: {'code': 'text'} TypeError code() argument 7 must be bytes, not str
        # expect: {'names': (1,)} TypeError name tuples must contain only strings, not 'int'
        # expect: {'consts': None} TypeError code() argument 8 must be tuple, not None
        # expect: {'filename': 1} TypeError code() argument 11 must be str, not int
        # expect: {'firstlineno': '1'} TypeError 'str' object cannot be interpreted as an integer
        # expect: {'varnames': ()} ValueError code: co_varnames is too small
        # expect: {'kwonlyargcount': 1099511627776} OverflowError Python int too large to convert to C int
for count in (3, 19):
    try:
        types.CodeType(*range(count))
    except TypeError as exc:
        print(exc)
        # expect: code expected at least 16 arguments, got 3
        # expect: code expected at most 18 arguments, got 19
