# Type parameters, aliases and unions: attributes, copies, and what a pickle is made from.
import copy
import types
import typing
from typing import Concatenate, Generic, NoDefault, ParamSpec, TypeVar, TypeVarTuple


def t(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


for made in (TypeVar("T"), TypeVarTuple("Ts"), ParamSpec("P")):
    for name in ("extra", "__module__", "__parameters__"):
        setattr(made, name, "x")
        print(made, name, getattr(made, name))
    del made.extra, made.__module__
    t(lambda: made.extra)
    t(lambda: made.__module__)
    t(lambda: made.__dict__)
    t(lambda: setattr(made, "__name__", "y"))
    t(lambda: setattr(made, "__default__", 1))
    print(copy.copy(made) is made, copy.deepcopy(made) is made, made.__reduce__(), made.__reduce_ex__(4))
    # expect: ~T extra x
    # expect: ~T __module__ x
    # expect: ~T __parameters__ x
    # expect: AttributeError 'typing.TypeVar' object has no attribute 'extra'
    # expect: typing
    # expect: AttributeError 'typing.TypeVar' object has no attribute '__dict__'
    # expect: AttributeError readonly attribute
    # expect: AttributeError attribute '__default__' of 'typing.TypeVar' objects is not writable
    # expect: True True T T
    # expect: Ts extra x
    # expect: Ts __module__ x
    # expect: Ts __parameters__ x
    # expect: AttributeError 'typing.TypeVarTuple' object has no attribute 'extra'
    # expect: typing
    # expect: AttributeError 'typing.TypeVarTuple' object has no attribute '__dict__'
    # expect: AttributeError readonly attribute
    # expect: AttributeError attribute '__default__' of 'typing.TypeVarTuple' objects is not writable
    # expect: True True Ts Ts
    # expect: ~P extra x
    # expect: ~P __module__ x
    # expect: ~P __parameters__ x
    # expect: AttributeError 'typing.ParamSpec' object has no attribute 'extra'
    # expect: typing
    # expect: AttributeError 'typing.ParamSpec' object has no attribute '__dict__'
    # expect: AttributeError readonly attribute
    # expect: AttributeError attribute '__default__' of 'typing.ParamSpec' objects is not writable
    # expect: True True P P
for kind in (TypeVar, ParamSpec, TypeVarTuple):
    made = kind("X", default=NoDefault)
    print(made.has_default(), made.__default__, made.__module__)
    made = kind("X", default=int)
    print(made.has_default(), made.__default__)
    # expect: False typing.NoDefault __main__
    # expect: True <class 'int'>
    # expect: False typing.NoDefault __main__
    # expect: True <class 'int'>
    # expect: False typing.NoDefault __main__
    # expect: True <class 'int'>
P = ParamSpec("P")
print(P.__bound__, ParamSpec("P", bound=int).__bound__, TypeVar("T").__bound__)  # expect: None <class 'int'> None
print(copy.copy(P.args) == P.args, copy.deepcopy(P.kwargs) == P.kwargs, P.args == P.kwargs)  # expect: True True False
t(lambda: hash(P.args))  # expect: TypeError unhashable type: 'typing.ParamSpecArgs'
t(lambda: P.args.__mro_entries__(()))  # expect: TypeError Cannot subclass an instance of ParamSpecArgs


def generic[X, **Q, *Xs]():
    type Alias = list[X]
    return Alias


for made in (*generic.__type_params__, generic()):
    print(made, made.__module__, made.__reduce__(), copy.copy(made) is made)
    # expect: X typing X True
    # expect: Q typing Q True
    # expect: Xs typing Xs True
    # expect: Alias __main__ Alias True
print(generic.__type_params__[1].__bound__)  # expect: None
print(NoDefault.__reduce__(), copy.copy(NoDefault) is NoDefault, type(NoDefault), type(NoDefault).__module__)
# expect: NoDefault True <class 'NoDefaultType'> builtins
alias = list[int]
for made in (alias, dict[str, int], tuple[int, ...], type[int], types.GenericAlias(list, (TypeVar("U"),)), int | str):
    print(copy.copy(made) == made, copy.deepcopy(made) == made)
    # expect: True True
    # expect: True True
    # expect: True True
    # expect: True True
    # expect: True True
    # expect: True True
print(alias.__reduce__(), tuple[int].__reduce__())
# expect: (<class 'types.GenericAlias'>, (<class 'list'>, (<class 'int'>,))) (<class 'types.GenericAlias'>, (<class 'tuple'>, (<class 'int'>,)))
star = next(iter(tuple[int, str]))
print(copy.copy(star) == star, copy.deepcopy(star), star.__unpacked__)  # expect: True *tuple[int, str] True


class C:
    __class_getitem__ = classmethod(types.GenericAlias)


print(copy.deepcopy(C[int]) == C[int])  # expect: True
for made in (typing.List[int], typing.Callable[[int], str], typing.Annotated[int, 1], Generic[TypeVar("V")]):
    print(made.__reduce__()[0], copy.copy(made) == made)
    # expect: <built-in function getitem> True
    # expect: <built-in function getitem> True
    # expect: <built-in function getitem> True
    # expect: <built-in function getitem> True
t(lambda: iter(int | str))  # expect: TypeError 'typing.Union' object is not iterable
t(lambda: [*generic()])  # expect: [typing.Unpack[Alias]]
T = TypeVar("T")
P2 = ParamSpec("P2")


class Z(Generic[P]):
    pass


G = Z[Concatenate[T, P2]]
for args in ((int, int), (int, str), (int, [int]), (int, ...), (int, P)):
    t(lambda: G[args])
    # expect: TypeError Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got <class 'int'>
    # expect: TypeError Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got <class 'str'>
    # expect: __main__.Z[[int, int]]
    # expect: __main__.Z[typing.Concatenate[int, ...]]
    # expect: __main__.Z[typing.Concatenate[int, ~P]]


class One[**A]:
    pass


class Two[B, **A]:
    pass


t(lambda: One[int, str])  # expect: __main__.One[[int, str]]
t(lambda: Two[int, str])  # expect: __main__.Two[int, str]
t(lambda: Two[int, [str]])  # expect: __main__.Two[int, [str]]


# A metaclass may say that its class is as good as `Protocol`.
class Meta(type(typing.Protocol)):
    def __new__(meta, name, bases, ns):
        return type.__new__(meta, name, bases, {**ns, "__abstractmethods__": frozenset(), "_abc_impl": []})

    def __eq__(cls, other):
        return cls is other or (cls.__name__ == "Protocol" and other is typing.Protocol)

    def __hash__(cls):
        return type.__hash__(cls)


class Protocol(Generic, metaclass=Meta):
    _is_protocol = True


print(Protocol[T])  # expect: __main__.Protocol[~T]
