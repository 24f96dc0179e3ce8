# `issubclass` and `isinstance` beside objects that are no classes but look like some.
import abc
import typing


class A(abc.ABC):
    pass


class Fake:
    __class__ = type
    __bases__ = (object,)
    __mro__ = (object,)


class Bases:
    __bases__ = (int,)


class Broken:
    @property
    def __bases__(self):
        raise ValueError("asked")


@typing.runtime_checkable
class P(typing.Protocol):
    def m(self): ...


def t(label, make):
    try:
        print(label, make())
    except Exception as error:
        print(label, type(error).__name__, error)


SUBJECTS = {"Fake()": Fake(), "1": 1, "Bases()": Bases(), "Broken()": Broken(), "None": None, "int": int, "list[int]": list[int]}
CLASSES = {
    "A": A, "int": int, "()": (), "((),)": ((),), "(int, 1)": (int, 1), "(A, int)": (A, int), "int | None": int | None, "P": P,
    "list[int]": list[int], "list[int] | int": list[int] | int, "Bases()": Bases(), "1": 1,
}
for name, subject in SUBJECTS.items():
    for of, cls in CLASSES.items():
        t(f"issubclass({name}, {of})", lambda: issubclass(subject, cls))
        t(f"isinstance({name}, {of})", lambda: isinstance(subject, cls))
    t(f"A.__subclasscheck__({name})", lambda: A.__subclasscheck__(subject))
    t(f"A.register({name})", lambda: type(A.register(subject)).__name__ if name != "int" else 0)
    # expect: issubclass(Fake(), A) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(Fake(), A) False
    # expect: issubclass(Fake(), int) False
    # expect: isinstance(Fake(), int) False
    # expect: issubclass(Fake(), ()) False
    # expect: isinstance(Fake(), ()) False
    # expect: issubclass(Fake(), ((),)) False
    # expect: isinstance(Fake(), ((),)) False
    # expect: issubclass(Fake(), (int, 1)) TypeError issubclass() arg 2 must be a class, a tuple of classes, or a union
    # expect: isinstance(Fake(), (int, 1)) TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
    # expect: issubclass(Fake(), (A, int)) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(Fake(), (A, int)) False
    # expect: issubclass(Fake(), int | None) False
    # expect: isinstance(Fake(), int | None) False
    # expect: issubclass(Fake(), P) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(Fake(), P) False
    # expect: issubclass(Fake(), list[int]) TypeError issubclass() argument 2 cannot be a parameterized generic
    # expect: isinstance(Fake(), list[int]) TypeError isinstance() argument 2 cannot be a parameterized generic
    # expect: issubclass(Fake(), list[int] | int) TypeError issubclass() argument 2 cannot be a parameterized generic
    # expect: isinstance(Fake(), list[int] | int) TypeError isinstance() argument 2 cannot be a parameterized generic
    # expect: issubclass(Fake(), Bases()) False
    # expect: isinstance(Fake(), Bases()) False
    # expect: issubclass(Fake(), 1) TypeError issubclass() arg 2 must be a class, a tuple of classes, or a union
    # expect: isinstance(Fake(), 1) TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
    # expect: A.__subclasscheck__(Fake()) TypeError issubclass() arg 1 must be a class
    # expect: A.register(Fake()) TypeError Can only register classes
    # expect: issubclass(1, A) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(1, A) False
    # expect: issubclass(1, int) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(1, int) True
    # expect: issubclass(1, ()) False
    # expect: isinstance(1, ()) False
    # expect: issubclass(1, ((),)) False
    # expect: isinstance(1, ((),)) False
    # expect: issubclass(1, (int, 1)) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(1, (int, 1)) True
    # expect: issubclass(1, (A, int)) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(1, (A, int)) True
    # expect: issubclass(1, int | None) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(1, int | None) True
    # expect: issubclass(1, P) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(1, P) False
    # expect: issubclass(1, list[int]) TypeError issubclass() argument 2 cannot be a parameterized generic
    # expect: isinstance(1, list[int]) TypeError isinstance() argument 2 cannot be a parameterized generic
    # expect: issubclass(1, list[int] | int) TypeError issubclass() argument 2 cannot be a parameterized generic
    # expect: isinstance(1, list[int] | int) TypeError isinstance() argument 2 cannot be a parameterized generic
    # expect: issubclass(1, Bases()) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(1, Bases()) False
    # expect: issubclass(1, 1) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(1, 1) TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
    # expect: A.__subclasscheck__(1) TypeError issubclass() arg 1 must be a class
    # expect: A.register(1) TypeError Can only register classes
    # expect: issubclass(Bases(), A) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(Bases(), A) False
    # expect: issubclass(Bases(), int) True
    # expect: isinstance(Bases(), int) False
    # expect: issubclass(Bases(), ()) False
    # expect: isinstance(Bases(), ()) False
    # expect: issubclass(Bases(), ((),)) False
    # expect: isinstance(Bases(), ((),)) False
    # expect: issubclass(Bases(), (int, 1)) True
    # expect: isinstance(Bases(), (int, 1)) TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
    # expect: issubclass(Bases(), (A, int)) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(Bases(), (A, int)) False
    # expect: issubclass(Bases(), int | None) True
    # expect: isinstance(Bases(), int | None) False
    # expect: issubclass(Bases(), P) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(Bases(), P) False
    # expect: issubclass(Bases(), list[int]) TypeError issubclass() argument 2 cannot be a parameterized generic
    # expect: isinstance(Bases(), list[int]) TypeError isinstance() argument 2 cannot be a parameterized generic
    # expect: issubclass(Bases(), list[int] | int) TypeError issubclass() argument 2 cannot be a parameterized generic
    # expect: isinstance(Bases(), list[int] | int) TypeError isinstance() argument 2 cannot be a parameterized generic
    # expect: issubclass(Bases(), Bases()) False
    # expect: isinstance(Bases(), Bases()) False
    # expect: issubclass(Bases(), 1) TypeError issubclass() arg 2 must be a class, a tuple of classes, or a union
    # expect: isinstance(Bases(), 1) TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
    # expect: A.__subclasscheck__(Bases()) TypeError issubclass() arg 1 must be a class
    # expect: A.register(Bases()) TypeError Can only register classes
    # expect: issubclass(Broken(), A) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(Broken(), A) False
    # expect: issubclass(Broken(), int) ValueError asked
    # expect: isinstance(Broken(), int) False
    # expect: issubclass(Broken(), ()) False
    # expect: isinstance(Broken(), ()) False
    # expect: issubclass(Broken(), ((),)) False
    # expect: isinstance(Broken(), ((),)) False
    # expect: issubclass(Broken(), (int, 1)) ValueError asked
    # expect: isinstance(Broken(), (int, 1)) TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
    # expect: issubclass(Broken(), (A, int)) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(Broken(), (A, int)) False
    # expect: issubclass(Broken(), int | None) ValueError asked
    # expect: isinstance(Broken(), int | None) False
    # expect: issubclass(Broken(), P) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(Broken(), P) False
    # expect: issubclass(Broken(), list[int]) TypeError issubclass() argument 2 cannot be a parameterized generic
    # expect: isinstance(Broken(), list[int]) TypeError isinstance() argument 2 cannot be a parameterized generic
    # expect: issubclass(Broken(), list[int] | int) TypeError issubclass() argument 2 cannot be a parameterized generic
    # expect: isinstance(Broken(), list[int] | int) TypeError isinstance() argument 2 cannot be a parameterized generic
    # expect: issubclass(Broken(), Bases()) ValueError asked
    # expect: isinstance(Broken(), Bases()) False
    # expect: issubclass(Broken(), 1) ValueError asked
    # expect: isinstance(Broken(), 1) TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
    # expect: A.__subclasscheck__(Broken()) TypeError issubclass() arg 1 must be a class
    # expect: A.register(Broken()) TypeError Can only register classes
    # expect: issubclass(None, A) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(None, A) False
    # expect: issubclass(None, int) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(None, int) False
    # expect: issubclass(None, ()) False
    # expect: isinstance(None, ()) False
    # expect: issubclass(None, ((),)) False
    # expect: isinstance(None, ((),)) False
    # expect: issubclass(None, (int, 1)) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(None, (int, 1)) TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
    # expect: issubclass(None, (A, int)) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(None, (A, int)) False
    # expect: issubclass(None, int | None) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(None, int | None) True
    # expect: issubclass(None, P) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(None, P) False
    # expect: issubclass(None, list[int]) TypeError issubclass() argument 2 cannot be a parameterized generic
    # expect: isinstance(None, list[int]) TypeError isinstance() argument 2 cannot be a parameterized generic
    # expect: issubclass(None, list[int] | int) TypeError issubclass() argument 2 cannot be a parameterized generic
    # expect: isinstance(None, list[int] | int) TypeError isinstance() argument 2 cannot be a parameterized generic
    # expect: issubclass(None, Bases()) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(None, Bases()) False
    # expect: issubclass(None, 1) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(None, 1) TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
    # expect: A.__subclasscheck__(None) TypeError issubclass() arg 1 must be a class
    # expect: A.register(None) TypeError Can only register classes
    # expect: issubclass(int, A) False
    # expect: isinstance(int, A) False
    # expect: issubclass(int, int) True
    # expect: isinstance(int, int) False
    # expect: issubclass(int, ()) False
    # expect: isinstance(int, ()) False
    # expect: issubclass(int, ((),)) False
    # expect: isinstance(int, ((),)) False
    # expect: issubclass(int, (int, 1)) True
    # expect: isinstance(int, (int, 1)) TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
    # expect: issubclass(int, (A, int)) True
    # expect: isinstance(int, (A, int)) False
    # expect: issubclass(int, int | None) True
    # expect: isinstance(int, int | None) False
    # expect: issubclass(int, P) False
    # expect: isinstance(int, P) False
    # expect: issubclass(int, list[int]) TypeError issubclass() argument 2 cannot be a parameterized generic
    # expect: isinstance(int, list[int]) TypeError isinstance() argument 2 cannot be a parameterized generic
    # expect: issubclass(int, list[int] | int) TypeError issubclass() argument 2 cannot be a parameterized generic
    # expect: isinstance(int, list[int] | int) TypeError isinstance() argument 2 cannot be a parameterized generic
    # expect: issubclass(int, Bases()) False
    # expect: isinstance(int, Bases()) False
    # expect: issubclass(int, 1) TypeError issubclass() arg 2 must be a class, a tuple of classes, or a union
    # expect: isinstance(int, 1) TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
    # expect: A.__subclasscheck__(int) False
    # expect: A.register(int) 0
    # expect: issubclass(list[int], A) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(list[int], A) False
    # expect: issubclass(list[int], int) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(list[int], int) False
    # expect: issubclass(list[int], ()) False
    # expect: isinstance(list[int], ()) False
    # expect: issubclass(list[int], ((),)) False
    # expect: isinstance(list[int], ((),)) False
    # expect: issubclass(list[int], (int, 1)) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(list[int], (int, 1)) TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
    # expect: issubclass(list[int], (A, int)) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(list[int], (A, int)) False
    # expect: issubclass(list[int], int | None) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(list[int], int | None) False
    # expect: issubclass(list[int], P) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(list[int], P) False
    # expect: issubclass(list[int], list[int]) TypeError issubclass() argument 2 cannot be a parameterized generic
    # expect: isinstance(list[int], list[int]) TypeError isinstance() argument 2 cannot be a parameterized generic
    # expect: issubclass(list[int], list[int] | int) TypeError issubclass() argument 2 cannot be a parameterized generic
    # expect: isinstance(list[int], list[int] | int) TypeError isinstance() argument 2 cannot be a parameterized generic
    # expect: issubclass(list[int], Bases()) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(list[int], Bases()) False
    # expect: issubclass(list[int], 1) TypeError issubclass() arg 1 must be a class
    # expect: isinstance(list[int], 1) TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
    # expect: A.__subclasscheck__(list[int]) TypeError issubclass() arg 1 must be a class
    # expect: A.register(list[int]) TypeError Can only register classes
t("ABCMeta", lambda: abc.ABCMeta.__subclasscheck__(int, str))
# expect: ABCMeta AttributeError type object 'int' has no attribute '_abc_impl'
