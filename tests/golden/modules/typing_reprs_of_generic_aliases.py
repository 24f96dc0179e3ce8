# Annotations of typing are objects with reprs, origins and arguments.
from typing import (Annotated, Any, Callable, ClassVar, Dict, Final, Iterable, List, Literal, Optional, Tuple, Type,
                    Union, get_args, get_origin)

for alias in (List[int], Dict[str, List[int]], Tuple[int, ...], Tuple[()], Optional[int], Union[int, str, None],
              Union[int], Callable[[int, str], bool], Callable[..., Any], Callable[[], None], Literal["a", 1, True],
              Type[int], Iterable["Later"], ClassVar[int], Final[str], Annotated[int, "unit", 3], Any, List):
    print(alias, get_origin(alias), get_args(alias))
    # expect: typing.List[int] <class 'list'> (<class 'int'>,)
    # expect: typing.Dict[str, typing.List[int]] <class 'dict'> (<class 'str'>, typing.List[int])
    # expect: typing.Tuple[int, ...] <class 'tuple'> (<class 'int'>, Ellipsis)
    # expect: typing.Tuple[()] <class 'tuple'> ()
    # expect: int | None <class 'typing.Union'> (<class 'int'>, <class 'NoneType'>)
    # expect: int | str | None <class 'typing.Union'> (<class 'int'>, <class 'str'>, <class 'NoneType'>)
    # expect: <class 'int'> None ()
    # expect: typing.Callable[[int, str], bool] <class 'collections.abc.Callable'> ([<class 'int'>, <class 'str'>], <class 'bool'>)
    # expect: typing.Callable[..., typing.Any] <class 'collections.abc.Callable'> (Ellipsis, typing.Any)
    # expect: typing.Callable[[], NoneType] <class 'collections.abc.Callable'> ([], <class 'NoneType'>)
    # expect: typing.Literal['a', 1, True] typing.Literal ('a', 1, True)
    # expect: typing.Type[int] <class 'type'> (<class 'int'>,)
    # expect: typing.Iterable[ForwardRef('Later')] <class 'collections.abc.Iterable'> (ForwardRef('Later'),)
    # expect: typing.ClassVar[int] typing.ClassVar (<class 'int'>,)
    # expect: typing.Final[str] typing.Final (<class 'str'>,)
    # expect: typing.Annotated[int, 'unit', 3] typing.Annotated (<class 'int'>, 'unit', 3)
    # expect: typing.Any None ()
    # expect: typing.List <class 'list'> ()
print(Union[int, str] == Union[str, int], Optional[int] == Union[int, None], int | None == Optional[int])
# expect: True True True
print(List[int] == List[int], hash(Literal[1, 2]) == hash(Literal[2, 1]), Literal[1] == Literal[True])
# expect: True True False
print(Union[int, Union[str, int]], Optional[Optional[str]], Annotated[Annotated[int, 1], 2])
# expect: int | str str | None typing.Annotated[int, 1, 2]
print(list[int], dict[str, int] | None, get_origin(list[int]), get_args(dict[str, int]), type[int])
# expect: list[int] dict[str, int] | None <class 'list'> (<class 'str'>, <class 'int'>) type[int]
for make in (lambda: List[int, str], lambda: Dict[int], lambda: Optional[int, str], lambda: Union[()],
             lambda: Callable[int], lambda: List[1], lambda: Literal[[1]], lambda: Any(), lambda: Any[int]):
    try:
        print(make())
    except TypeError as error:
        print(error)
        # expect: Too many arguments for typing.List; actual 2, expected 1
        # expect: Too few arguments for typing.Dict; actual 1, expected 2
        # expect: typing.Optional requires a single type. Got (<class 'int'>, <class 'str'>).
        # expect: Cannot take a Union of no types.
        # expect: Callable must be used as Callable[[arg, ...], result].
        # expect: typing.List[1]
        # expect: typing.Literal[[1]]
        # expect: Any cannot be instantiated
        # expect: type 'Any' is not subscriptable
