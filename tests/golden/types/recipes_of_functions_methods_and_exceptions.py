# `__reduce__` of what can be found again by its name, and of exceptions with fields of their own.
import copy
import functools
import operator
import types
import weakref


class C:
    __slots__ = ("a", "__weakref__")

    def m(self):
        pass

    def __repr__(self):
        return "a C"

    @classmethod
    def c(cls):
        pass


def t(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


c = C()
for found in (
    len, operator.add, functools.reduce, [].append, "a".join, list.append, list.__add__, [].__add__, dict.fromkeys, int.from_bytes,
    str.maketrans, object.__new__, type.__subclasses__, C.a, c.m, C.c, types.MethodType(len, []), operator.itemgetter(1),
):
    print(found.__reduce__(), found.__reduce_ex__(4) == found.__reduce__())
    if not isinstance(found, types.MethodType):
        print(copy.copy(found) == found)
        # expect: len True
        # expect: True
        # expect: add True
        # expect: True
        # expect: reduce True
        # expect: True
        # expect: (<built-in function getattr>, ([], 'append')) True
        # expect: True
        # expect: (<built-in function getattr>, ('a', 'join')) True
        # expect: True
        # expect: (<built-in function getattr>, (<class 'list'>, 'append')) True
        # expect: True
        # expect: (<built-in function getattr>, (<class 'list'>, '__add__')) True
        # expect: True
        # expect: (<built-in function getattr>, ([], '__add__')) True
        # expect: True
        # expect: (<built-in function getattr>, (<class 'dict'>, 'fromkeys')) True
        # expect: True
        # expect: (<built-in function getattr>, (<class 'int'>, 'from_bytes')) True
        # expect: True
        # expect: (<built-in function getattr>, (<class 'str'>, 'maketrans')) True
        # expect: True
        # expect: (<built-in function getattr>, (<class 'object'>, '__new__')) True
        # expect: True
        # expect: (<built-in function getattr>, (<class 'type'>, '__subclasses__')) True
        # expect: True
        # expect: (<built-in function getattr>, (<class '__main__.C'>, 'a')) True
        # expect: True
        # expect: (<built-in function getattr>, (a C, 'm')) True
        # expect: (<built-in function getattr>, (<class '__main__.C'>, 'c')) True
        # expect: (<built-in function getattr>, ([], 'len')) True
        # expect: (<class 'operator.itemgetter'>, (1,)) True
        # expect: False
for found in (object.__dict__["__class__"], dict.__dict__["fromkeys"], types.MappingProxyType({}), memoryview(b"a"), iter(memoryview(b"a")), C.m.__code__):
    t(lambda: found.__reduce_ex__(4))
    t(lambda: found.__reduce__())
    # expect: TypeError cannot pickle 'getset_descriptor' object
    # expect: TypeError cannot pickle 'getset_descriptor' object
    # expect: TypeError cannot pickle 'classmethod_descriptor' object
    # expect: TypeError cannot pickle 'classmethod_descriptor' object
    # expect: TypeError cannot pickle 'mappingproxy' object
    # expect: TypeError cannot pickle 'mappingproxy' object
    # expect: TypeError cannot pickle memoryview objects
    # expect: TypeError cannot pickle 'memoryview' object
    # expect: TypeError cannot pickle 'memory_iterator' object
    # expect: TypeError cannot pickle 'memory_iterator' object
    # expect: TypeError cannot pickle code objects
    # expect: TypeError cannot pickle 'code' object
print(None.__reduce_ex__(4)[1:], copy.copy(None), copy.deepcopy(...), NotImplemented.__reduce__())
# expect: ((<class 'NoneType'>,), None, None, None) None Ellipsis NotImplemented
w = weakref.ref(c)
print(copy.copy(w) is w, copy.deepcopy([w])[0] is w, w().m.__name__)  # expect: True True m
print(ImportError("m", name="n", path="p").__reduce__(), ImportError("m").__reduce__())
# expect: (<class 'ImportError'>, ('m',), {'name': 'n', 'path': 'p'}) (<class 'ImportError'>, ('m',))
print(AttributeError("m", name="n", obj=3).__reduce__(), AttributeError("m").__getstate__())
# expect: (<class 'AttributeError'>, ('m',), {'name': 'n', 'args': ('m',)}) {'args': ('m',)}
error = AttributeError("m", name="n")
error.foo = 1
print(error.__reduce__(), copy.copy(error).name, copy.copy(error).foo)
# expect: (<class 'AttributeError'>, ('m',), {'foo': 1, 'name': 'n', 'args': ('m',)}) n 1
error = ImportError("m", name="n")
error.foo = 1
print(error.__reduce__(), copy.copy(error).name, NameError("m", name="n").__reduce__())
# expect: (<class 'ImportError'>, ('m',), {'foo': 1, 'name': 'n'}) n (<class 'NameError'>, ('m',))
print(type(weakref.ref(ExceptionGroup("g", [error]))).__name__)  # expect: ReferenceType
