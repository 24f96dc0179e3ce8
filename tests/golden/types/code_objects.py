# Code objects: what they tell, how they compare, and which attributes do not change.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

def outer(a, b, /, c, *args, d=4, e, **kwargs):
    """Documented."""
    x = y = 10
    def inner():
        nonlocal x
        x = a, global_name.attribute
        return [b for b in range(x)]
    return inner

code = outer.__code__
print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals, code.co_varnames, code.co_cellvars, code.co_freevars)
# expect: outer outer 3 2 2 9 ('a', 'b', 'c', 'd', 'e', 'args', 'kwargs', 'y', 'inner') ('a', 'x') ()
inner = code.co_consts[[type(const).__name__ for const in code.co_consts].index("code")]
print(inner.co_name, inner.co_qualname, inner.co_names, inner.co_freevars, inner.co_varnames, inner.co_firstlineno - code.co_firstlineno, inner.co_flags & 0x10 != 0, code.co_flags & 0xc)
# expect: inner outer.<locals>.inner ('global_name', 'attribute', 'range') ('a', 'x') ('b',) 3 True 12
print(code.co_consts[0], 10 in code.co_consts, type(code.co_code), type(code.co_linetable), code.co_stacksize > 0, code.co_filename.endswith(".py"), type(code.co_exceptiontable))
# expect: Documented. False <class 'bytes'> <class 'bytes'> True True <class 'bytes'>
print(code == outer.__code__, code != inner, hash(code) == hash(outer.__code__), code == code.replace(), code == code.replace(co_name="other"), code.replace(co_name="other").co_name, {code: 1}[code])
# expect: True True True True False other 1
lines = [line for _, _, line in inner.co_lines()]
print({5, 6} <= {line - code.co_firstlineno for line in lines if line}, len(list(code.co_positions())) > 5, code._varname_from_oparg(0))
# expect: True True a
attempt(setattr, code, "co_name", "x")  # expect: AttributeError: readonly attribute
attempt(setattr, code, "co_varnames", ())
# expect: AttributeError: attribute 'co_varnames' of 'code' objects is not writable
attempt(setattr, code, "other", 1)
# expect: AttributeError: 'code' object has no attribute 'other' and no __dict__ for setting new attributes
attempt(code.replace, 1)  # expect: TypeError: replace() takes no positional arguments
attempt(code.replace, co_name=5)  # expect: TypeError: replace() argument 'co_name' must be str, not int
attempt(code.replace, name="x")  # expect: TypeError: replace() got an unexpected keyword argument 'name'
attempt(code.replace, co_argcount=-1)  # expect: ValueError: co_argcount must be a positive integer
attempt(code.replace, co_flags="x")  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(code.replace, co_varnames=["a"])  # expect: TypeError: replace() argument 'co_varnames' must be tuple, not list
attempt(lambda: code.replace(co_firstlineno=7).co_firstlineno)  # expect: 7
attempt(lambda: code < code)  # expect: TypeError: '<' not supported between instances of 'code' and 'code'
attempt(type, "C", (type(code),), {})  # expect: TypeError: type 'code' is not an acceptable base type
attempt(code.co_lines, 1)  # expect: TypeError: code.co_lines() takes no arguments (1 given)
attempt(code)  # expect: TypeError: 'code' object is not callable
