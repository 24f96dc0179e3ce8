# Annotations of functions, classes and modules run when someone asks for them, those of locals never.
def with_local():
    value: undefined_name = 3
    other: also_undefined
    return value

print(with_local(), with_local.__annotations__)  # expect: 3 {}

class Record:
    name: str
    size: int = 3
    (parenthesised): float = 1.5
    print([name for name in locals() if "annot" in name])
# expect: []

print(Record.__annotations__, hasattr(Record, "name"))  # expect: {'name': <class 'str'>, 'size': <class 'int'>} False
counted: int = 1
print(__annotate__(1))  # expect: {'counted': <class 'int'>}

def signature(a: "text", *b: 1 + 1, c: None = 3, **d: [4]) -> tuple: pass
print(signature.__annotations__)  # expect: {'a': 'text', 'b': 2, 'c': None, 'd': [4], 'return': <class 'tuple'>}
def broken(a: missing): pass  # expect error: NameError: name 'missing' is not defined
print("defined")  # expect: defined
broken.__annotations__
