# Generic classes are subscripted, collect their parameters in order and substitute them.
from typing import Generic, ParamSpec, TypeVar, TypeVarTuple, Unpack, get_args

T = TypeVar("T")
K = TypeVar("K", bound=int)
V = TypeVar("V", int, str)
D = TypeVar("D", default=int)
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")


class Box(Generic[T]):
    def __init__(self, item):
        self.item = item


class Pair(Box[T], Generic[K, T]): ...
class Calls(Generic[P]): ...
class Rows(Generic[T, Unpack[Ts]]): ...
class Defaulted(Generic[T, D]): ...


print(Box[int], Box[int]("x").item, Box[int]("x").__orig_class__, Pair.__parameters__, Pair[int, str], Pair.__orig_bases__)
# expect: __main__.Box[int] x __main__.Box[int] (~K, ~T) __main__.Pair[int, str] (__main__.Box[~T], typing.Generic[~K, ~T])
print(Box[T][str], Box[list[K]].__parameters__, Box[list[K]][int], Calls[int, str], Calls[[int]], Calls[...])
# expect: __main__.Box[str] (~K,) __main__.Box[list[int]] __main__.Calls[[int, str]] __main__.Calls[[int]] __main__.Calls[...]
print(Rows[int], Rows[int, str, bytes], Rows[int, *tuple[str, ...]], Defaulted[str], Defaulted[str, bytes])
# expect: __main__.Rows[int] __main__.Rows[int, str, bytes] __main__.Rows[int, *tuple[str, ...]] __main__.Defaulted[str, int] __main__.Defaulted[str, bytes]
print(K.__bound__, V.__constraints__, D.__default__, T.has_default(), T.__covariant__, TypeVar("C", covariant=True), TypeVar("C", contravariant=True))
# expect: <class 'int'> (<class 'int'>, <class 'str'>) <class 'int'> False False +C -C
print(get_args(Rows[int, str]), Box[int] == Box[int], Box.__class_getitem__(int), issubclass(Pair, Box))
# expect: (<class 'int'>, <class 'str'>) True __main__.Box[int] True


class Modern[A, *B, **C](Box[A]):
    pass


print(Modern.__parameters__, Modern.__type_params__, Modern.__orig_bases__, Modern[int, str, [bytes]])
# expect: (A, B, C) (A, B, C) (__main__.Box[A], typing.Generic[A, typing.Unpack[B], C]) __main__.Modern[int, str, [bytes]]
for wrong in (lambda: Box[int, str], lambda: Pair[int], lambda: Generic[int], lambda: Generic[T, T], lambda: Box[()], lambda: Box[int][str],
              lambda: Generic[()], lambda: isinstance(3, Box[int]), lambda: TypeVar("X", int), lambda: TypeVar("X", int, bound=str),
              lambda: TypeVar("X", covariant=True, contravariant=True), lambda: Rows[()], lambda: T[int],
              lambda: type("Sub", (T,), {})):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(error)
        # expect: Too many arguments for <class '__main__.Box'>; actual 2, expected 1
        # expect: Too few arguments for <class '__main__.Pair'>; actual 1, expected at least 2
        # expect: Parameters to Generic[...] must all be type variables or parameter specification variables.
        # expect: Parameters to Generic[...] must all be unique
        # expect: Too few arguments for <class '__main__.Box'>; actual 0, expected at least 1
        # expect: __main__.Box[int] is not a generic class
        # expect: Parameter list to Generic[...] cannot be empty
        # expect: Subscripted generics cannot be used with class and instance checks
        # expect: A single constraint is not allowed
        # expect: A single constraint is not allowed
        # expect: Bivariant types are not supported.
        # expect: Too few arguments for <class '__main__.Rows'>; actual 0, expected at least 1
        # expect: 'typing.TypeVar' object is not subscriptable
        # expect: type() doesn't support MRO entry resolution; use types.new_class()
try:
    class Wrong(Box[T], Generic[K]): ...
except TypeError as error:
    print(error)  # expect: Some type variables (~T) are not listed in Generic[~K]
