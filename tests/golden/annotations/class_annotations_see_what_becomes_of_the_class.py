class C:
    a: kind
    b: kind
    def method(self, c: kind): pass

C.kind = bytes
print(C.__annotations__)  # expect: {'a': <class 'bytes'>, 'b': <class 'bytes'>}
C.kind = int
print(C.__annotations__, C.method.__annotations__)
# expect: {'a': <class 'bytes'>, 'b': <class 'bytes'>} {'c': <class 'int'>}
del C.kind
kind = str
print(C.__annotate__(1), C.method.__annotations__)
# expect: {'a': <class 'str'>, 'b': <class 'str'>} {'c': <class 'int'>}
