class B:
    pass


def define(order, **namespace):
    class M(type):
        def mro(cls):
            if order[0] == 'forget':
                del M.mro
            return tuple(cls if base == 'own' else base for base in order if base != 'forget')

    try:
        cls = M('A', (), namespace)
        print([base.__name__ for base in cls.__mro__], cls.__bases__)
    except TypeError as error:
        print(error)


define(['forget', B])  # expect: super(type, obj): obj (type A) is not an instance or subtype of type (A).
define([B])  # expect: super(type, obj): obj (type A) is not an instance or subtype of type (A).
define([B, object])  # expect: super(type, obj): obj (type A) is not an instance or subtype of type (A).
define([B, object], __init_subclass__=classmethod(lambda cls: None))
# expect: super(type, obj): obj (type A) is not an instance or subtype of type (A).
define(['own'])  # expect: ['A'] (<class 'object'>,)
define(['own', B])  # expect: ['A', 'B'] (<class 'object'>,)
define([B, 'own'])  # expect: ['B', 'A'] (<class 'object'>,)
define(['own', int, object])  # expect: mro() returned base with unsuitable layout ('int')
