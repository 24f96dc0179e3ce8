# int() asks __int__ and __index__; __trunc__ is for math.trunc alone.
import math


class Truncated:
    def __trunc__(self):
        return 7


print(math.trunc(Truncated()))  # expect: 7
try:
    int(Truncated())
except TypeError as error:
    print(error)  # expect: int() argument must be a string, a bytes-like object or a real number, not 'Truncated'
