# A protocol that is checked at run time asks for members; others cannot be asked.
from typing import Protocol, SupportsInt, runtime_checkable, Sized, Hashable, Iterable


@runtime_checkable
class Closes(Protocol):
    def close(self): ...


@runtime_checkable
class Named(Protocol):
    name: str


class File:
    name = "f"

    def close(self):
        return "closed"


class Half:
    close = None


print(isinstance(File(), Closes), isinstance(3, Closes), issubclass(File, Closes), isinstance(Half(), Closes))
# expect: True False True False
print(isinstance(File(), Named), isinstance(3, SupportsInt), isinstance("x", SupportsInt))  # expect: True True False


class Quiet(Protocol):
    def hush(self): ...


for check in (lambda: isinstance(1, Quiet), lambda: issubclass(File, Named), lambda: Quiet(),
              lambda: runtime_checkable(File)):
    try:
        print(check())
    except TypeError as error:
        print(error)
        # expect: Instance and class checks can only be used with @runtime_checkable protocols
        # expect: Protocols with non-method members don't support issubclass(). Non-method members: 'name'.
        # expect: Protocols cannot be instantiated
        # expect: @runtime_checkable can be only applied to protocol classes, got <class '__main__.File'>


class Explicit(Closes):
    pass


print(Explicit().close(), isinstance(Explicit(), Closes), isinstance([], Sized), isinstance([], Hashable))
# expect: None True True False
print(isinstance(iter([]), Iterable))  # expect: True
