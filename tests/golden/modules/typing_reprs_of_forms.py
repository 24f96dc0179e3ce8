# Special forms print as they were written; unions and literals are flattened.
from typing import Annotated, Any, Callable, ClassVar, Concatenate, Dict, Final, List, Literal, Never, Optional, ParamSpec, Tuple, TypeVar, Union, get_args, get_origin

T = TypeVar("T")
P = ParamSpec("P")
for form in (Any, Optional[int], Union[int, str, int], Union[int], Union[int, None, Optional[str]], List[int], Dict[str, List[T]],
             Tuple[int, ...], Tuple[()], Callable[[int], str], Callable[..., None], Callable[P, T], Callable[Concatenate[int, P], T],
             Literal[1, "a", True, None, 1], Literal[Literal[1, 2], 3], ClassVar[int], Final[str], Annotated[int, "meta", 3],
             Annotated[Annotated[int, 1], 2], Never, Union[int, "Later"], list[T], T, P, P.args):
    print(form, get_origin(form), get_args(form))
    # expect: typing.Any None ()
    # expect: int | None <class 'typing.Union'> (<class 'int'>, <class 'NoneType'>)
    # expect: int | str <class 'typing.Union'> (<class 'int'>, <class 'str'>)
    # expect: <class 'int'> None ()
    # expect: int | None | str <class 'typing.Union'> (<class 'int'>, <class 'NoneType'>, <class 'str'>)
    # expect: typing.List[int] <class 'list'> (<class 'int'>,)
    # expect: typing.Dict[str, typing.List[~T]] <class 'dict'> (<class 'str'>, typing.List[~T])
    # expect: typing.Tuple[int, ...] <class 'tuple'> (<class 'int'>, Ellipsis)
    # expect: typing.Tuple[()] <class 'tuple'> ()
    # expect: typing.Callable[[int], str] <class 'collections.abc.Callable'> ([<class 'int'>], <class 'str'>)
    # expect: typing.Callable[..., NoneType] <class 'collections.abc.Callable'> (Ellipsis, <class 'NoneType'>)
    # expect: typing.Callable[~P, ~T] <class 'collections.abc.Callable'> (~P, ~T)
    # expect: typing.Callable[typing.Concatenate[int, ~P], ~T] <class 'collections.abc.Callable'> (typing.Concatenate[int, ~P], ~T)
    # expect: typing.Literal[1, 'a', True, None] typing.Literal (1, 'a', True, None)
    # expect: typing.Literal[1, 2, 3] typing.Literal (1, 2, 3)
    # expect: typing.ClassVar[int] typing.ClassVar (<class 'int'>,)
    # expect: typing.Final[str] typing.Final (<class 'str'>,)
    # expect: typing.Annotated[int, 'meta', 3] typing.Annotated (<class 'int'>, 'meta', 3)
    # expect: typing.Annotated[int, 1, 2] typing.Annotated (<class 'int'>, 1, 2)
    # expect: typing.Never None ()
    # expect: int | ForwardRef('Later') <class 'typing.Union'> (<class 'int'>, ForwardRef('Later'))
    # expect: list[~T] <class 'list'> (~T,)
    # expect: ~T None ()
    # expect: ~P None ()
    # expect: P.args ~P ()
print(Union[int, str] == Union[str, int], Optional[int] == Union[int, None], Literal[1, 2] == Literal[2, 1], Literal[0] == Literal[False])
# expect: True True True False
print(int | None == Optional[int], List[T][int], Dict[str, T][int], Callable[[T], T][int], Union[T, int][str])
# expect: True typing.List[int] typing.Dict[str, int] typing.Callable[[int], int] str | int
print(List[int] == list[int], List[int].__origin__, hash(List[int]) == hash(List[int]), Union[int, str].__args__)
# expect: False <class 'list'> True (<class 'int'>, <class 'str'>)
for wrong in (lambda: List[int, str], lambda: Optional[int, str], lambda: Union[()], lambda: Any[int], lambda: List[int](1)[0],
              lambda: Callable[int], lambda: Annotated[int], lambda: isinstance(1, List[int]), lambda: Any(), lambda: List[int][str],
              lambda: Union[1, 2], lambda: ClassVar[int, str], lambda: Literal[[]], lambda: Callable[3, int]):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
        # expect: Too many arguments for typing.List; actual 2, expected 1
        # expect: typing.Optional requires a single type. Got (<class 'int'>, <class 'str'>).
        # expect: Cannot take a Union of no types.
        # expect: type 'Any' is not subscriptable
        # expect: Type List cannot be instantiated; use list() instead
        # expect: Callable must be used as Callable[[arg, ...], result].
        # expect: Annotated[...] should be used with at least two arguments (a type and an annotation).
        # expect: Subscripted generics cannot be used with class and instance checks
        # expect: Any cannot be instantiated
        # expect: typing.List[int] is not a generic class
        # expect: 1 | 2
        # expect: typing.ClassVar accepts only single type. Got (<class 'int'>, <class 'str'>).
        # expect: typing.Literal[[]]
        # expect: typing.Callable[[3], int]
