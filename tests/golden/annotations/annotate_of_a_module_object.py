import types

module = types.ModuleType("module")
print(module.__annotate__, module.__annotations__)  # expect: None {}
exec("x: int = 1", module.__dict__)
print(module.__annotations__)  # expect: {}
del module.__annotations__
print("__annotate__" in vars(module))  # expect: False
module.__annotate__ = lambda format: {"y": format}
print(module.__annotations__)  # expect: {'y': 1}
try:
    del module.__annotate__
except TypeError as error:
    print(error)  # expect: cannot delete __annotate__ attribute
module.__annotate__ = lambda format: None
try:
    module.__annotations__
except TypeError as error:
    print(error)  # expect: __annotate__ returned non-dict of type 'NoneType'
