# Protocols: instances only where `runtime_checkable`; members are looked up without being called.
from typing import Iterable, Protocol, SupportsIndex, SupportsInt, runtime_checkable, get_protocol_members, is_protocol


@runtime_checkable
class Closes(Protocol):
    def close(self): ...


@runtime_checkable
class Named(Protocol):
    name: str

    def greet(self):
        return "I am " + self.name


class Door:
    def close(self):
        pass


class Person(Named):
    def __init__(self, name):
        self.name = name


class Silent(Protocol):
    def speak(self): ...


print(isinstance(Door(), Closes), isinstance(3, Closes), issubclass(Door, Closes), issubclass(int, Closes))
# expect: True False True False
print(Person("Ann").greet(), isinstance(Person("Bob"), Named), isinstance(Door(), Named))
# expect: I am Ann True False
door = Door()
door.name = "d"
door.greet = None
print(isinstance(door, Named), is_protocol(Named), is_protocol(Person), sorted(get_protocol_members(Named)))
# expect: False True False ['greet', 'name']
print(isinstance(3, SupportsInt), isinstance("3", SupportsInt), issubclass(bool, SupportsIndex), isinstance([], Iterable))
# expect: True False True True
for wrong in (lambda: isinstance(3, Silent), lambda: issubclass(int, Silent), lambda: issubclass(Door, Named), lambda: Closes(),
              lambda: get_protocol_members(Person), lambda: runtime_checkable(Door), lambda: issubclass(3, Closes)):
    try:
        wrong()
    except TypeError as error:
        print(error)
        # expect: Instance and class checks can only be used with @runtime_checkable protocols
        # expect: Instance and class checks can only be used with @runtime_checkable protocols
        # expect: Protocols with non-method members don't support issubclass(). Non-method members: 'name'.
        # expect: Protocols cannot be instantiated
        # expect: <class '__main__.Person'> is not a Protocol
        # expect: @runtime_checkable can be only applied to protocol classes, got <class '__main__.Door'>
        # expect: issubclass() arg 1 must be a class
try:
    class Bad(Protocol, Door):
        pass
except TypeError as error:
    print(error)  # expect: Protocols can only inherit from other protocols, got <class '__main__.Door'>


class Both[T](Closes, Protocol):
    def open(self) -> T: ...


print(Both[int], Both.__parameters__, Both.__mro__)
# expect: __main__.Both[int] (T,) (<class '__main__.Both'>, <class '__main__.Closes'>, <class 'typing.Protocol'>, <class 'typing.Generic'>, <class 'object'>)


class Stuck:
    close = None


print(isinstance(Stuck(), Closes))  # expect: False
