# Bounds, constraints and defaults are evaluated when they are read, and see class names.
def bounded[T: Undefined, U: (int, str), V = list](): pass

first, second, third = bounded.__type_params__
print(second.__constraints__, third.__default__, third.has_default(), first.has_default())
# expect: (<class 'int'>, <class 'str'>) <class 'list'> True False
try:
    first.__bound__
except NameError as error:
    print(error)  # expect: name 'Undefined' is not defined
Undefined = "now defined"
print(first.__bound__, second.__bound__)  # expect: now defined None

class Limits:
    ceiling = float
    def method[T: ceiling](self):
        return T.__bound__

print(Limits().method())  # expect: <class 'float'>
