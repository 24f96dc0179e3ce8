from collections.abc import Callable
from copy import copy
from typing import Concatenate, ParamSpec, TypeVar, get_args

T = TypeVar("T")
P = ParamSpec("P")
for alias in (Callable[[int], str], Callable[..., int], Callable[[], None], Callable[[T], list[T]][int], Callable[P, T],
              Callable[P, int][[str, int]], Callable[Concatenate[int, P], str], Callable[[Callable[[int], str]], T]):
    print(alias, alias.__args__, alias.__parameters__, copy(alias) == alias)
    # expect: collections.abc.Callable[[int], str] (<class 'int'>, <class 'str'>) () True
    # expect: collections.abc.Callable[..., int] (Ellipsis, <class 'int'>) () True
    # expect: collections.abc.Callable[[], None] (None,) () True
    # expect: collections.abc.Callable[[int], list[int]] (<class 'int'>, list[int]) () True
    # expect: collections.abc.Callable[~P, ~T] (~P, ~T) (~P, ~T) True
    # expect: collections.abc.Callable[[str, int], int] (<class 'str'>, <class 'int'>, <class 'int'>) () True
    # expect: collections.abc.Callable[typing.Concatenate[int, ~P], str] (typing.Concatenate[int, ~P], <class 'str'>) (~P,) True
    # expect: collections.abc.Callable[[collections.abc.Callable[[int], str]], ~T] (collections.abc.Callable[[int], str], ~T) (~T,) True
print(get_args(Callable[[int, str], str]), Callable[[int], str] | None, type(Callable[[], int]).__name__)
# expect: ([<class 'int'>, <class 'str'>], <class 'str'>) collections.abc.Callable[[int], str] | None _CallableGenericAlias
for mistake in (lambda: Callable[int], lambda: Callable[int, str], lambda: isinstance(len, Callable[[int], str])):
    try:
        mistake()
    except TypeError as error:
        print(error)
        # expect: Callable must be used as Callable[[arg, ...], result].
        # expect: Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got <class 'int'>
        # expect: isinstance() argument 2 cannot be a parameterized generic
