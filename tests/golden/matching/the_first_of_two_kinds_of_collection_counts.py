# A class that is a sequence and a mapping is what the first of its bases is that is only one of them.
import collections
import collections.abc


class A(collections.UserDict, collections.abc.Sequence): ...


class B(collections.UserList, collections.abc.Mapping): ...


class C(dict, collections.abc.Sequence): ...


class D(list, collections.abc.Mapping): ...


class E(A): ...


def kind(value):
    match value:
        case []:
            first = "sequence"
        case {}:
            first = "mapping"
    match value:
        case {}:
            return first, "mapping"
        case []:
            return first, "sequence"


for cls in (A, B, C, D, E):
    print(cls.__name__, kind(cls()))
    # expect: A ('mapping', 'mapping')
    # expect: B ('sequence', 'sequence')
    # expect: C ('mapping', 'mapping')
    # expect: D ('sequence', 'sequence')
    # expect: E ('mapping', 'mapping')
