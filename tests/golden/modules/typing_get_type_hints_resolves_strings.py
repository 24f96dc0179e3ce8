# get_type_hints evaluates strings, follows bases and drops Annotated unless asked.
from typing import Annotated, ClassVar, Optional, get_type_hints, ForwardRef, TYPE_CHECKING, cast, assert_never, reveal_type


class Base:
    a: "int"
    shared: ClassVar["str"] = "s"


class Node(Base):
    next: "Optional[Node]"
    size: Annotated[int, "bytes"] = 0

    def link(self, other: "Node", *rest: "int", key: "str" = None) -> "None":
        """Links."""


print(get_type_hints(Node))
# expect: {'a': <class 'int'>, 'shared': typing.ClassVar[str], 'next': __main__.Node | None, 'size': <class 'int'>}
print(get_type_hints(Node, include_extras=True)["size"])  # expect: typing.Annotated[int, 'bytes']
print(get_type_hints(Node.link))
# expect: {'other': <class '__main__.Node'>, 'rest': <class 'int'>, 'key': <class 'str'>, 'return': <class 'NoneType'>}
try:
    def lost(x: "Nowhere"): ...
    get_type_hints(lost)
except NameError as error:
    print(error)  # expect: name 'Nowhere' is not defined
print(get_type_hints(lost, localns={"Nowhere": int}), TYPE_CHECKING, cast(int, "text"))
# expect: {'x': <class 'int'>} False text
print(ForwardRef("A") == ForwardRef("A"), ForwardRef("x.y"))  # expect: True ForwardRef('x.y')
try:
    assert_never("reached")
except AssertionError as error:
    print(error)  # expect: Expected code to be unreachable, but got: 'reached'
