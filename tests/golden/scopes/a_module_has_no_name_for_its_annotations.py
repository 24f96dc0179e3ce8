# Annotations bind no name `__annotations__` in a module: a function `__annotate__` gives them.
import sys

scope = {}
exec("count = 1", scope)
print([name for name in scope if "annot" in name])  # expect: []
exec("count: int = 1", scope)
print([name for name in scope if "annot" in name], scope["__annotate__"](1))
# expect: ['__annotate__', '__conditional_annotations__'] {'count': <class 'int'>}
size: "int" = 3
try:
    __annotations__
except NameError as error:
    print(error)  # expect: name '__annotations__' is not defined
main = sys.modules["__main__"]
print(main.__annotations__, __annotations__)  # expect: {'size': 'int'} {'size': 'int'}


class Plain:
    __annotations__["late"] = 1


print(main.__annotations__)  # expect: {'size': 'int', 'late': 1}
