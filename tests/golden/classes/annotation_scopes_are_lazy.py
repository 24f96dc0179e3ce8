# Bounds, defaults and alias values are evaluated when they are asked for, once.
log = []
def note(text):
    log.append(text)
    return int

class Later[T: note("bound"), V: (note("one"), str), U = note("default")]:
    pass

type Alias = note("alias")
print(log)  # expect: []
T, V, U = Later.__type_params__
print(T.__bound__, T.__bound__, U.__default__, V.__constraints__, Alias.__value__, Alias.__value__, log)
# expect: <class 'int'> <class 'int'> <class 'int'> (<class 'int'>, <class 'str'>) <class 'int'> <class 'int'> ['bound', 'default', 'one', 'alias']
type Forward = Undefined
class Recursive[T: Recursive]:
    pass

try:
    Forward.__value__
except NameError as error:
    print(error)  # expect: name 'Undefined' is not defined
Undefined = str
print(Forward.__value__, Recursive.__type_params__[0].__bound__ is Recursive)  # expect: <class 'str'> True
def outer():
    Local = bytes
    def inner[T: Local](x: T): ...
    type Inside = Local
    Local = float
    return inner.__type_params__[0].__bound__, Inside.__value__

print(outer())  # expect: (<class 'float'>, <class 'float'>)
for source in ("class A[T: (yield)]: pass", "def f[T: await x](): pass", "type X = (yield 1)", "type X = (y := 1)", "class A[T](x := object): pass", "def f[T, T](): pass", "class A[*T: int]: pass", "class A[T = int, U]: pass",
               "type X[T] = [(y := 1) for _ in 'a']", "def f[T](x: (y := 1)): pass", "type 1 = 2", "class A[**P: int]: pass", "def f[T]()[int]: pass", "class A[]: pass"):
    try:
        compile(source, "s", "exec")
        print("accepted", source)
    except SyntaxError as error:
        print(source, "->", error.msg)
        # expect: class A[T: (yield)]: pass -> yield expression cannot be used within a TypeVar bound
        # expect: def f[T: await x](): pass -> await expression cannot be used within a TypeVar bound
        # expect: type X = (yield 1) -> yield expression cannot be used within a type alias
        # expect: type X = (y := 1) -> named expression cannot be used within a type alias
        # expect: class A[T](x := object): pass -> named expression cannot be used within the definition of a generic
        # expect: def f[T, T](): pass -> duplicate type parameter 'T'
        # expect: class A[*T: int]: pass -> cannot use bound with TypeVarTuple
        # expect: class A[T = int, U]: pass -> non-default type parameter 'U' follows default type parameter
        # expect: type X[T] = [(y := 1) for _ in 'a'] -> assignment expression within a comprehension cannot be used in a type alias
        # expect: def f[T](x: (y := 1)): pass -> named expression cannot be used within an annotation
        # expect: type 1 = 2 -> invalid syntax
        # expect: class A[**P: int]: pass -> cannot use bound with ParamSpec
        # expect: def f[T]()[int]: pass -> expected ':'
        # expect: class A[]: pass -> Type parameter list cannot be empty
