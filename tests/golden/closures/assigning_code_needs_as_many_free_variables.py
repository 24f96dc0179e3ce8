# `__code__` can be replaced when the number of free variables is the same; the cells stay.
def outer(a, b):
    def first():
        return "first", a
    def second():
        return "second", b
    def both():
        return a, b
    return first, second, both

first, second, both = outer(1, 2)
first.__code__ = second.__code__
print(first(), first.__name__, first.__code__.co_freevars)  # expect: ('second', 1) first ('b',)
for code in (both.__code__, outer.__code__):
    try:
        first.__code__ = code
    except ValueError as error:
        print(error)
        # expect: first() requires a code object with 1 free vars, not 2
        # expect: first() requires a code object with 1 free vars, not 0
for name, value in (("__globals__", {}), ("__builtins__", {}), ("__code__", 5), ("__closure__", None)):
    try:
        setattr(first, name, value)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: AttributeError readonly attribute
        # expect: AttributeError readonly attribute
        # expect: TypeError __code__ must be set to a code object
        # expect: AttributeError readonly attribute
