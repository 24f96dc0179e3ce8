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
print(inner.__name__, inner.__qualname__, inner.__closure__[0].cell_contents, inner.__doc__, inner.__code__.co_freevars, outer.__get__(5).__func__ is outer, outer.__get__(None, int) is outer, repr(outer).split(" at ")[0])
outer.__name__, outer.__qualname__, outer.__doc__, outer.__module__, outer.__defaults__, outer.__kwdefaults__ = "new", "a.new", None, 5, (7, 8), None
outer.extra = 1
print(outer.__name__, outer.__doc__, outer.__module__, outer.__defaults__, outer.__dict__, repr(outer).split(" at ")[0])
for action in ("outer()", "outer.__name__ = 5", "outer.__qualname__ = None", "outer.__defaults__ = []", "outer.__kwdefaults__ = 5", "outer.__code__ = 5", "outer.__closure__ = ()", "outer.__globals__ = {}", "outer.__annotations__ = 5", "outer.__dict__ = 5", "outer.__type_params__ = 5", "outer.__builtins__ = {}", "outer.nope", "del outer.nope", "del outer.__name__", "del outer.__code__", "outer.__code__ = inner.__code__", "outer.__get__()", "outer.__get__(None)", "outer.__call__()", "type(outer)()", "type(outer)(5, {})", "type(outer)(outer.__code__, 5)", "type(outer)(inner.__code__, {})", "type('F', (type(outer),), {})", "outer < outer", "outer.__class__ = int"):
    attempt(action)
del outer.__defaults__, outer.__annotations__, outer.__doc__, outer.extra
print(outer.__defaults__, outer.__annotations__, outer.__doc__, outer.__dict__)
outer.__dict__ = {"fresh": 1}
print(outer.fresh, vars(outer), outer.__annotations__)
