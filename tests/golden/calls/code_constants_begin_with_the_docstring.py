# co_consts[0] is the docstring or None in 3.13; co_name/co_qualname/co_firstlineno (decorator line first).
@(lambda f: f)
def f(): "doc"
print(f.__code__.co_consts[0], f.__code__.co_firstlineno, f.__doc__)  # expect: doc 2 doc
