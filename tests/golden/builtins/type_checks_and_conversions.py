# type, isinstance, issubclass, callable, bool, str, and the like.
print(type(1) is int, type(type), isinstance(True, int), isinstance(1, (str, float)), issubclass(bool, int), isinstance(3, int | str))
# expect: True <class 'type'> True False True True
print([type(v).__name__ for v in (1, 1.5, "s", None, (), [], {}, set(), range(1), len, lambda: 0, int, ..., NotImplemented, b"")])
# expect: ['int', 'float', 'str', 'NoneType', 'tuple', 'list', 'dict', 'set', 'range', 'builtin_function_or_method', 'function', 'type', 'ellipsis', 'NotImplementedType', 'bytes']
print(callable(len), callable(int), callable(3), bool("0"), bool(0.0), str(None), str(1.50), str([1, "a"]), list("ab"), tuple([1]), chr(97), ord("a"))
# expect: True True False True False None 1.5 [1, 'a'] ['a', 'b'] (1,) a 97
print(abs(-3), divmod(7, 2), round(3.7), pow(2, 5), hash("a") == hash("a"), id(1) == id(1), repr(...), bool(), str(), float(), list(), dict())
# expect: 3 (3, 1) 4 32 True True Ellipsis False  0.0 [] {}
for action in (lambda: isinstance(1, 3), lambda: issubclass(1, int), lambda: ord("ab"), lambda: chr(-1), lambda: len(3), lambda: None.x, lambda: hash([]), lambda: abs("x")):
    try:
        action()
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
        # expect: TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
        # expect: TypeError issubclass() arg 1 must be a class
        # expect: TypeError ord() expected a character, but string of length 2 found
        # expect: ValueError chr() arg not in range(0x...)
        # expect: TypeError object of type 'int' has no len()
        # expect: AttributeError 'NoneType' object has no attribute 'x'
        # expect: TypeError unhashable type: 'list'
        # expect: TypeError bad operand type for abs(): 'str'
