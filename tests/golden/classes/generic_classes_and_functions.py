# Type parameters of classes, functions and aliases (PEP 695 and 696).
class Stack[T]:
    def __init__(self, *items: T):
        self.items = items
    def first(self) -> T:
        return self.items[0]
    def convert[U](self, function: "Callable[[T], U]") -> "Stack[U]":
        return Stack(*map(function, self.items))

class Pair[A: int, B: (str, bytes), *Rest, **Spec]:
    pass

class WithDefaults[T = int, U = list[T], **P = [int]]:
    pass

def identity[T](value: T) -> T:
    return value

type Nested[K, V] = dict[K, list[V]]
print(Stack.__type_params__, Stack.__parameters__, Stack[int], Stack[int]("a").items, Stack(1, 2).convert(str).items, Stack.__orig_bases__, Stack.__mro__[1].__name__)
# expect: (T,) (T,) __main__.Stack[int] ('a',) ('1', '2') (typing.Generic[T],) Generic
A, B, Rest, Spec = Pair.__type_params__
print(A.__bound__, A.__constraints__, B.__bound__, B.__constraints__, Rest, Spec, type(Rest).__name__, type(Spec).__name__, A.__name__, A.__infer_variance__, A.__covariant__, A.__module__)
# expect: <class 'int'> () None (<class 'str'>, <class 'bytes'>) Rest Spec TypeVarTuple ParamSpec A True False typing
print(*[(parameter, parameter.has_default(), parameter.__default__) for parameter in WithDefaults.__type_params__], A.has_default(), A.__default__)
# expect: (T, True, <class 'int'>) (U, True, list[T]) (P, True, [<class 'int'>]) False typing.NoDefault
print(identity.__type_params__, identity.__annotations__, identity(5), Nested, Nested.__type_params__, Nested.__value__, Nested[int, str], type(Nested).__name__, Nested.__name__)
# expect: (T,) {'value': T, 'return': T} 5 Nested (K, V) dict[K, list[V]] Nested[int, str] TypeAliasType Nested
class Child(Stack[int]):
    pass

class Still[T](Stack[T]):
    pass

print(Child.__orig_bases__, Child.__bases__[0].__name__, Child(3).first(), Still[str], Still.__parameters__)
# expect: (__main__.Stack[int],) Stack 3 __main__.Still[str] (T,)
def attempt(action):
    try:
        print(eval(action))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

for action in ("Stack[int, str]", "Child[int]", "Nested[int][str]", "identity[int]", "Stack.T", "isinstance(Stack(1), Stack)", "Nested()", "T", "Stack[int].nope", "issubclass(Child, Stack)", "WithDefaults[()]"):
    attempt(action)
    # expect: TypeError: Too many arguments for <class '__main__.Stack'>; actual 2, expected 1
    # expect: TypeError: <class '__main__.Child'> is not a generic class
    # expect: TypeError: Nested[int] is not a generic class
    # expect: TypeError: 'function' object is not subscriptable
    # expect: AttributeError: type object 'Stack' has no attribute 'T'
    # expect: True
    # expect: TypeError: 'typing.TypeAliasType' object is not callable
    # expect: NameError: name 'T' is not defined
    # expect: AttributeError: type object 'Stack' has no attribute 'nope'
    # expect: True
    # expect: __main__.WithDefaults[int, list[T], [int]]
