import collections.abc
import copyreg
import io
from typing import Generic, Protocol, TypeVar


class Source:
    def read(self, size=..., /):
        return b""


class Nothing:
    write = None


print(issubclass(Source, io.Reader), issubclass(Source, io.Writer), isinstance(io.StringIO(), io.Writer))
# expect: True False True
print(isinstance(Nothing(), io.Writer), io.Reader[bytes], io.Reader.__abstractmethods__, io.Writer.__slots__)
# expect: False io.Reader[bytes] frozenset({'read'}) ()


class Both(io.Reader, io.Writer):
    def read(self, size=..., /):
        return size


try:
    Both()
except TypeError as error:
    print(error)  # expect: Can't instantiate abstract class Both without an implementation for abstract method 'write'


# They and the like may be the bases of a protocol.
class Lines(collections.abc.AsyncIterator, io.Reader, Protocol):
    pass


print(Lines._is_protocol)  # expect: True

T = TypeVar("T")


class Box(Generic[T]):
    pass


# Old recipes make an instance of a generic class out of nothing.
box = Box()
box.content = 5
make, args, state = box.__reduce_ex__(1)
print(make is copyreg._reconstructor, args, state, type(make(*args)) is Box)
# expect: True (<class '__main__.Box'>, <class 'object'>, None) {'content': 5} True
