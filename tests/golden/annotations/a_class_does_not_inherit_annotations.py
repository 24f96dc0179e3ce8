class Base:
    a: int

class Derived(Base): pass

class Meta(type):
    m: str

class WithMeta(metaclass=Meta):
    w: bytes

print(Derived.__annotations__, Derived.__annotate__)  # expect: {} None
print(WithMeta.__annotations__, Meta.__annotations__)  # expect: {'w': <class 'bytes'>} {'m': <class 'str'>}
print(Base().__annotations__ if hasattr(Base(), "__annotations__") else "none")  # expect: none
