# `type X = expr` is lazy: value computed on first __value__ access, in its own scope, and can see class
# namespace of an enclosing class.
class C:
    n = int
    type A = list[n]
print(C.A.__value__)  # expect: list[int]
type B = Undefined  # expect error: NameError: name 'Undefined' is not defined
B.__value__
