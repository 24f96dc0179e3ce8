# The attributes of a code object.
def deco(function):
    return function

@deco
def documented(a, /, b, *args, c, **kwargs):
    "The docstring."
    local = a
    return local

code = documented.__code__
print(code.co_name, code.co_qualname, code.co_firstlineno)  # expect: documented documented 5
print(code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals)  # expect: 2 1 1 6
print(code.co_varnames, code.co_consts[0], documented.__doc__)
# expect: ('a', 'b', 'c', 'args', 'kwargs', 'local') The docstring. The docstring.
print(code.co_freevars, code.co_cellvars, code.co_names)  # expect: () () ()
print((lambda: 0).__code__.co_consts[0], code.co_filename.split("/")[-1])  # expect: 0 code_attributes.py
try:
    code.co_name = "x"
except AttributeError as error:
    print(error)  # expect: readonly attribute
print(compile("x = 1", "file", "exec").co_name)  # expect: <module>
