# An instance of a built-in type's subclass is one of the type, with a class and attributes of its own.
class Celsius(float):
    def __new__(cls, degrees):
        self = super().__new__(cls, degrees)
        self.unit = "C"
        return self
    def __repr__(self): return f"{float(self)}{self.unit}"

class Stack(list):
    def __init__(self, *items):
        super().__init__(items)
    def push(self, item):
        self.append(item)
        return self

class Registry(dict):
    def __missing__(self, key):
        return f"no {key}"

print(Celsius(20), Celsius(20) + 1, isinstance(Celsius(1), float))  # expect: 20.0C 21.0 True
stack = Stack(1, 2).push(3)
print(stack, len(stack), stack == [1, 2, 3], type(stack).__name__)  # expect: [1, 2, 3] 3 True Stack
print(Registry(a=1)["a"], Registry()["b"], Registry() == {})  # expect: 1 no b True
for wrong in (lambda: int.__new__(str), lambda: int.__new__(3), lambda: int.__new__(), lambda: object.__new__(Celsius)):
    try:
        wrong()
    except TypeError as error:
        print(error)
# expect: int.__new__(str): str is not a subtype of int
# expect: int.__new__(X): X is not a type object (int)
# expect: int.__new__(): not enough arguments
# expect: object.__new__(Celsius) is not safe, use float.__new__()
