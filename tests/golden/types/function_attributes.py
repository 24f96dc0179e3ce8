# The attributes of functions: which can be set, and to what.
def attempt(action):
    try:
        exec(action)
    except Exception as error:
        print(action, "->", type(error).__name__, error)

def outer(a, b=2, *args, c: int = 3, **kwargs) -> str:
    """Documented."""
    return lambda: a

inner = outer(1)
print(outer.__name__, outer.__qualname__, outer.__module__, outer.__doc__, outer.__defaults__, outer.__kwdefaults__, outer.__annotations__, outer.__closure__, outer.__dict__, outer.__type_params__, outer.__globals__ is globals(), outer.__builtins__ is __builtins__.__dict__ if hasattr(__builtins__, "__dict__") else outer.__builtins__ is __builtins__)
# expect: outer outer __main__ Documented. (2,) {'c': 3} {'c': <class 'int'>, 'return': <class 'str'>} None {} () True True
print(inner.__name__, inner.__qualname__, inner.__closure__[0].cell_contents, inner.__doc__, inner.__code__.co_freevars, outer.__get__(5).__func__ is outer, outer.__get__(None, int) is outer, repr(outer).split(" at ")[0])
# expect: <lambda> outer.<locals>.<lambda> 1 None ('a',) True True <function outer
outer.__name__, outer.__qualname__, outer.__doc__, outer.__module__, outer.__defaults__, outer.__kwdefaults__ = "new", "a.new", None, 5, (7, 8), None
outer.extra = 1
print(outer.__name__, outer.__doc__, outer.__module__, outer.__defaults__, outer.__dict__, repr(outer).split(" at ")[0])
# expect: new None 5 (7, 8) {'extra': 1} <function a.new
for action in ("outer()", "outer.__name__ = 5", "outer.__qualname__ = None", "outer.__defaults__ = []", "outer.__kwdefaults__ = 5", "outer.__code__ = 5", "outer.__closure__ = ()", "outer.__globals__ = {}", "outer.__annotations__ = 5", "outer.__dict__ = 5", "outer.__type_params__ = 5", "outer.__builtins__ = {}", "outer.nope", "del outer.nope", "del outer.__name__", "del outer.__code__", "outer.__code__ = inner.__code__", "outer.__get__()", "outer.__get__(None)", "outer.__call__()", "type(outer)()", "type(outer)(5, {})", "type(outer)(outer.__code__, 5)", "type(outer)(inner.__code__, {})", "type('F', (type(outer),), {})", "outer < outer", "outer.__class__ = int"):
    attempt(action)
    # expect: outer() -> TypeError a.new() missing 1 required keyword-only argument: 'c'
    # expect: outer.__name__ = 5 -> TypeError __name__ must be set to a string object
    # expect: outer.__qualname__ = None -> TypeError __qualname__ must be set to a string object
    # expect: outer.__defaults__ = [] -> TypeError __defaults__ must be set to a tuple object
    # expect: outer.__kwdefaults__ = 5 -> TypeError __kwdefaults__ must be set to a dict object
    # expect: outer.__code__ = 5 -> TypeError __code__ must be set to a code object
    # expect: outer.__closure__ = () -> AttributeError readonly attribute
    # expect: outer.__globals__ = {} -> AttributeError readonly attribute
    # expect: outer.__annotations__ = 5 -> TypeError __annotations__ must be set to a dict object
    # expect: outer.__dict__ = 5 -> TypeError __dict__ must be set to a dictionary, not a 'int'
    # expect: outer.__type_params__ = 5 -> TypeError __type_params__ must be set to a tuple
    # expect: outer.__builtins__ = {} -> AttributeError readonly attribute
    # expect: outer.nope -> AttributeError 'function' object has no attribute 'nope'
    # expect: del outer.nope -> AttributeError 'function' object has no attribute 'nope'
    # expect: del outer.__name__ -> TypeError __name__ must be set to a string object
    # expect: del outer.__code__ -> TypeError __code__ must be set to a code object
    # expect: outer.__code__ = inner.__code__ -> ValueError new() requires a code object with 0 free vars, not 1
    # expect: outer.__get__() -> TypeError __get__ expected at least 1 argument, got 0
    # expect: outer.__get__(None) -> TypeError __get__(None, None) is invalid
    # expect: outer.__call__() -> TypeError a.new() missing 1 required keyword-only argument: 'c'
    # expect: type(outer)() -> TypeError function() missing required argument 'code' (pos 1)
    # expect: type(outer)(5, {}) -> TypeError function() argument 'code' must be code, not int
    # expect: type(outer)(outer.__code__, 5) -> TypeError function() argument 'globals' must be dict, not int
    # expect: type(outer)(inner.__code__, {}) -> TypeError arg 5 (closure) must be tuple
    # expect: type('F', (type(outer),), {}) -> TypeError type 'function' is not an acceptable base type
    # expect: outer < outer -> TypeError '<' not supported between instances of 'function' and 'function'
    # expect: outer.__class__ = int -> TypeError __class__ assignment only supported for mutable types or ModuleType subclasses
del outer.__defaults__, outer.__annotations__, outer.__doc__, outer.extra
print(outer.__defaults__, outer.__annotations__, outer.__doc__, outer.__dict__)  # expect: None {} None {}
outer.__dict__ = {"fresh": 1}
print(outer.fresh, vars(outer), outer.__annotations__)  # expect: 1 {'fresh': 1} {}
