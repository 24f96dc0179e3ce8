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
inner = code.co_consts[[type(const).__name__ for const in code.co_consts].index("code")]
print(inner.co_name, inner.co_qualname, inner.co_names, inner.co_freevars, inner.co_varnames, inner.co_firstlineno - code.co_firstlineno, inner.co_flags & 0x10 != 0, code.co_flags & 0xc)
print(code.co_consts[0], 10 in code.co_consts, type(code.co_code), type(code.co_linetable), code.co_stacksize > 0, code.co_filename.endswith(".py"), type(code.co_exceptiontable), repr(code).split(" at ")[0])
print(code == outer.__code__, code != inner, hash(code) == hash(outer.__code__), code == code.replace(), code == code.replace(co_name="other"), code.replace(co_name="other").co_name, {code: 1}[code])
lines = [line for _, _, line in inner.co_lines()]
print(sorted({line - code.co_firstlineno for line in lines if line}), len(list(code.co_positions())) > 5, next(iter(inner.co_positions()))[0] is not None, code.co_varname_from_oparg if hasattr(code, "co_varname_from_oparg") else "", code._varname_from_oparg(0))
attempt(setattr, code, "co_name", "x")
attempt(setattr, code, "co_varnames", ())
attempt(setattr, code, "other", 1)
attempt(code.replace, 1)
attempt(code.replace, co_name=5)
attempt(code.replace, name="x")
attempt(code.replace, co_argcount=-1)
attempt(code.replace, co_flags="x")
attempt(code.replace, co_varnames=["a"])
attempt(code.replace, co_firstlineno=7)
attempt(lambda: code < code)
attempt(type, "C", (type(code),), {})
attempt(code.co_lines, 1)
attempt(code)
