# Generic classes remember their arguments; TypeVars are substituted.
from typing import Generic, ParamSpec, TypeVar, TypeVarTuple, Callable, get_args, Union

T = TypeVar("T")
K = TypeVar("K", bound=int)
S = TypeVar("S", str, bytes)
C = TypeVar("C", covariant=True)
print(T, K, S, C, K.__bound__, S.__constraints__, T.__name__)
# expect: ~T ~K ~S +C <class 'int'> (<class 'str'>, <class 'bytes'>) T


class Stack(Generic[T]):
    def __init__(self):
        self.items: list[T] = []

    def push(self, item: T) -> T:
        self.items.append(item)
        return item


class Pairs(Stack[tuple[T, K]], Generic[T, K]):
    pass


stack = Stack[int]()
print(stack.push(3), Stack[int], stack.__orig_class__, Stack.__parameters__, Pairs.__parameters__)
# expect: 3 __main__.Stack[int] __main__.Stack[int] (~T,) (~T, ~K)
print(Pairs[str, bool], Pairs.__orig_bases__, Pairs[str, int].__args__, Pairs[T, int][str])
# expect: __main__.Pairs[str, bool] (__main__.Stack[tuple[~T, ~K]], typing.Generic[~T, ~K]) (<class 'str'>, <class 'int'>) __main__.Pairs[str, int]
print(list[T][int], dict[T, K][str, int], Union[T, int][str], Callable[[T], K][int, bool])
# expect: list[int] dict[str, int] str | int typing.Callable[[int], bool]
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")
print(P, P.args, P.kwargs, Ts, tuple[*Ts], Callable[P, T])
# expect: ~P P.args P.kwargs Ts tuple[typing.Unpack[Ts]] typing.Callable[~P, ~T]
for make in (lambda: Stack[int, str], lambda: Stack[()], lambda: Generic[int], lambda: TypeVar("X", int),
             lambda: Generic[T, T], lambda: int[str], lambda: TypeVar("Y", int, bound=str)):
    try:
        print(make())
    except TypeError as error:
        print(error)
        # expect: Too many arguments for <class '__main__.Stack'>; actual 2, expected 1
        # expect: Too few arguments for <class '__main__.Stack'>; actual 0, expected at least 1
        # expect: Parameters to Generic[...] must all be type variables or parameter specification variables.
        # expect: A single constraint is not allowed
        # expect: Parameters to Generic[...] must all be unique
        # expect: type 'int' is not subscriptable
        # expect: A single constraint is not allowed


class Box[V]:
    def get(self) -> V: ...


print(Box.__type_params__, Box[int], Box.__orig_bases__, Box.get.__annotations__)
# expect: (V,) __main__.Box[int] (typing.Generic[V],) {'return': V}
