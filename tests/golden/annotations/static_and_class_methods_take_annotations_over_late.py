class C:
    @staticmethod
    def s(x: Later): pass
    @classmethod
    def c(cls, x: Later): pass

raw = C.__dict__["s"]
print("__annotations__" in vars(raw), "__annotate__" in vars(raw))  # expect: False False
Later = int
print(raw.__annotations__, C.__dict__["c"].__annotations__, C.s.__annotations__, C.c.__annotations__)
# expect: {'x': <class 'int'>} {'x': <class 'int'>} {'x': <class 'int'>} {'x': <class 'int'>}
print("__annotations__" in vars(raw))  # expect: True
raw.__annotations__ = {"own": 1}
print(raw.__annotations__, C.s.__annotations__)  # expect: {'own': 1} {'x': <class 'int'>}
del raw.__annotations__
print(raw.__annotations__)  # expect: {'x': <class 'int'>}
try:
    staticmethod(len).__annotations__
except AttributeError as error:
    print(error)  # expect: 'builtin_function_or_method' object has no attribute '__annotations__'
