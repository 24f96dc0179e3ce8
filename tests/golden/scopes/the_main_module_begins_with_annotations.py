# The main module has a dict of annotations from the start, other namespaces get theirs with the first one.
print(__annotations__)  # expect: {}
scope = {}
exec("count = 1", scope)
print("__annotations__" in scope)  # expect: False
exec("count: int = 1", scope)
print(scope["__annotations__"])  # expect: {'count': <class 'int'>}
size: "int" = 3
print(__annotations__)  # expect: {'size': 'int'}


class Plain:
    try:
        __annotations__["late"] = 1
    except NameError as error:
        print(error)


print(__annotations__)  # expect: {'size': 'int', 'late': 1}
