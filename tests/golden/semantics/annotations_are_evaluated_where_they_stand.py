# Annotations of functions at the def, of locals never, of classes and modules into `__annotations__`.
def with_local():
    value: undefined_name = 3
    other: also_undefined
    return value

print(with_local(), with_local.__annotations__)  # expect: 3 {}

class Record:  # expect: {'name': <class 'str'>, 'size': <class 'int'>}
    name: str
    size: int = 3
    (parenthesised): float = 1.5
    print(__annotations__)

print(Record.__annotations__, hasattr(Record, "name"))
# expect: {'name': <class 'str'>, 'size': <class 'int'>} False
counted: int = 1
print(__annotations__)  # expect: {'counted': <class 'int'>}

def signature(a: "text", *b: 1 + 1, c: None = 3, **d: [4]) -> tuple: pass
print(signature.__annotations__)
# expect: {'a': 'text', 'b': 2, 'c': None, 'd': [4], 'return': <class 'tuple'>}
def broken(a: missing): pass  # expect error: NameError: name 'missing' is not defined
