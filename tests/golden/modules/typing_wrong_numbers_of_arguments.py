# A generic that gets too few or too many arguments names itself and the numbers.
from typing import *
T=TypeVar("T"); K=TypeVar("K"); D=TypeVar("D",default=int)
class S(Generic[T]): pass
class S2(Generic[T,K]): pass
class S3(Generic[T,K,D]): pass
for f in (lambda:S[()],lambda:S2[int],lambda:S2[()],lambda:S3[int],lambda:S3[()],lambda:S3[int,str],lambda:S3[int,str,bool,int],lambda:S2[int,str,bool],lambda:dict[T,K][int],lambda:dict[T,K][()],lambda:Dict[T,K][int],lambda:List[T][()],lambda:dict[T,D][()],lambda:Dict[T,D][()], lambda:Callable[[T],K][int], lambda: Union[T,K][int], lambda: S2[T,K][int], lambda: S3[T,K,D][int], lambda: list[T][()]):
    try: print(f())
    except TypeError as e: print(e)
    # expect: Too few arguments for <class '__main__.S'>; actual 0, expected at least 1
    # expect: Too few arguments for <class '__main__.S2'>; actual 1, expected at least 2
    # expect: Too few arguments for <class '__main__.S2'>; actual 0, expected at least 1
    # expect: Too few arguments for <class '__main__.S3'>; actual 1, expected at least 2
    # expect: Too few arguments for <class '__main__.S3'>; actual 0, expected at least 1
    # expect: __main__.S3[int, str, int]
    # expect: Too many arguments for <class '__main__.S3'>; actual 4, expected 3
    # expect: Too many arguments for <class '__main__.S2'>; actual 3, expected 2
    # expect: Too few arguments for dict[~T, ~K]; actual 1, expected at least 2
    # expect: Too few arguments for dict[~T, ~K]; actual 0, expected at least 1
    # expect: Too few arguments for typing.Dict[~T, ~K]; actual 1, expected at least 2
    # expect: Too few arguments for typing.List[~T]; actual 0, expected at least 1
    # expect: Too few arguments for dict[~T, ~D]; actual 0, expected at least 1
    # expect: Too few arguments for typing.Dict[~T, ~D]; actual 0, expected at least 1
    # expect: Too few arguments for typing.Callable[[~T], ~K]; actual 1, expected at least 2
    # expect: Too few arguments for ~T | ~K; actual 1, expected at least 2
    # expect: Too few arguments for __main__.S2[~T, ~K]; actual 1, expected at least 2
    # expect: Too few arguments for __main__.S3[~T, ~K, ~D]; actual 1, expected at least 2
    # expect: Too few arguments for list[~T]; actual 0, expected at least 1
