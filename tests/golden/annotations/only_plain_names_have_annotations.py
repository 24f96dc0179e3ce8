class Box: pass
box = Box()
box.x: print("never") = 1
box.items: print("never")
(name): print("never") = 2
values = [0]
values[0]: print("never") = 3
print(box.x, name, values)  # expect: 1 2 [3]
try:
    print(__annotate__)
except NameError as error:
    print(error)  # expect: name '__annotate__' is not defined
class C:
    (hidden): int = 1
    shown: int
print(C.__annotations__, C.hidden)  # expect: {'shown': <class 'int'>} 1
