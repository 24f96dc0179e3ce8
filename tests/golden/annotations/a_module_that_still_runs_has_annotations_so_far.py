print(__annotate__(1))  # expect: {}
x: int = 1
print(__annotate__(1))  # expect: {'x': <class 'int'>}
y: str
print(__annotate__(1))  # expect: {'x': <class 'int'>, 'y': <class 'str'>}
if x:
    z: list[int]
print(__annotate__(1))  # expect: {'x': <class 'int'>, 'y': <class 'str'>, 'z': list[int]}
try:
    __annotations__
except NameError as error:
    print(error)  # expect: name '__annotations__' is not defined
