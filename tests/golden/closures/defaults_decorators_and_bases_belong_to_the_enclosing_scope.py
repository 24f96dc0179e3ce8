# Only the body of a nested function is inside it: what stands in its header is evaluated outside.
def outer():
    base = 1
    names = []
    def tag(function):
        names.append(function.__name__)
        return function
    @tag
    def inner(value=base, *, key=base + 1) -> type(base):
        base = 100
        return value, key, base
    class Child(dict if base else list):
        pass
    return inner(), names, Child.__mro__[1].__name__, inner.__annotations__

print(outer())  # expect: ((1, 2, 100), ['inner'], 'dict', {'return': <class 'int'>})
print(outer.__code__.co_cellvars)  # expect: ('base', 'names')
