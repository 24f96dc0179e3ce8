# get_type_hints evaluates strings and takes Annotated apart; the helpers return what they were given.
import typing
from typing import Annotated, Any, ForwardRef, Generic, NewType, Optional, TypeVar, assert_never, assert_type, cast, final, get_overloads, get_type_hints, no_type_check, overload, override, reveal_type

T = TypeVar("T")


class Base:
    a: "int"
    b: Annotated[str, "note"]


class Derived(Base):
    a: "Optional[Derived]" = None

    def method(self, x: "list[T]", y: int = None) -> "Derived": ...


print(get_type_hints(Derived))  # expect: {'a': __main__.Derived | None, 'b': <class 'str'>}
print(get_type_hints(Derived, include_extras=True))
# expect: {'a': __main__.Derived | None, 'b': typing.Annotated[str, 'note']}
print(get_type_hints(Derived.method), get_type_hints(Base, localns={"int": float}))
# expect: {'x': list[~T], 'y': <class 'int'>, 'return': <class '__main__.Derived'>} {'a': <class 'float'>, 'b': <class 'str'>}


def late(x: "Missing"): ...


try:
    get_type_hints(late)
except NameError as error:
    print(error)  # expect: name 'Missing' is not defined
print(get_type_hints(late, {"Missing": int}), ForwardRef("a.b"), ForwardRef("x") == ForwardRef("x"))
# expect: {'x': <class 'int'>} ForwardRef('a.b') True
for source in ("a b", ""):
    try:
        ForwardRef(source).__forward_code__
    except SyntaxError as error:
        print(error)
        # expect: Forward reference must be an expression -- got 'a b'
        # expect: Forward reference must be an expression -- got ''
UserId = NewType("UserId", int)
print(UserId(5), UserId, UserId.__supertype__, UserId.__name__, cast("whatever", 3), assert_type(4, str))
# expect: 5 __main__.UserId <class 'int'> UserId 3 4
try:
    class Sub(UserId): ...
except TypeError as error:
    print(error)
    # expect: Cannot subclass an instance of NewType. Perhaps you were looking for: `Sub = NewType('Sub', UserId)`
try:
    assert_never("value")
except AssertionError as error:
    print(error)  # expect: Expected code to be unreachable, but got: 'value'


@overload
def pick(x: int) -> int: ...
@overload
def pick(x: str) -> str: ...


try:
    pick(1)
except NotImplementedError as error:
    print(error)
    # expect: You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.
print(len(get_overloads(pick)), [get_type_hints(each) for each in get_overloads(pick)])  # expect: 0 []


@final
class Last:
    @override
    def f(self): ...


print(Last.__final__, Last.f.__override__)  # expect: True True


@no_type_check
def unchecked(x: "not valid"): ...


print(get_type_hints(unchecked), typing.TYPE_CHECKING, get_type_hints(3 .__class__))  # expect: {} False {}
