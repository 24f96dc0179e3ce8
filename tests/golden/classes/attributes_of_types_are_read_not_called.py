# A computed attribute of a built-in type, a slot and a field are descriptors: they are read from an instance.
class Slotted:
    __slots__ = ("a",)


class Plain:
    pass


def f():
    pass


descriptors = [
    type(f).__dict__["__code__"], type(f).__dict__["__closure__"], int.real, type.__dict__["__mro__"], Slotted.a,
    Plain.__dict__["__dict__"], Plain.__dict__["__weakref__"], BaseException.__dict__["args"], ImportError.name,
]
for descriptor in descriptors:
    print(callable(descriptor), hasattr(descriptor, "__call__"))
    for call in (
        lambda: descriptor(), lambda: descriptor(f), lambda: descriptor(f, 1), lambda: descriptor(x=1),
        lambda: list(map(descriptor, [f])), lambda: sorted([f], key=descriptor),
    ):
        try:
            print(call())
        except TypeError as error:
            print(error)
            # expect: False False
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: False False
            # expect: 'member_descriptor' object is not callable
            # expect: 'member_descriptor' object is not callable
            # expect: 'member_descriptor' object is not callable
            # expect: 'member_descriptor' object is not callable
            # expect: 'member_descriptor' object is not callable
            # expect: 'member_descriptor' object is not callable
            # expect: False False
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: False False
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: False False
            # expect: 'member_descriptor' object is not callable
            # expect: 'member_descriptor' object is not callable
            # expect: 'member_descriptor' object is not callable
            # expect: 'member_descriptor' object is not callable
            # expect: 'member_descriptor' object is not callable
            # expect: 'member_descriptor' object is not callable
            # expect: False False
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: False False
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: False False
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: 'getset_descriptor' object is not callable
            # expect: False False
            # expect: 'member_descriptor' object is not callable
            # expect: 'member_descriptor' object is not callable
            # expect: 'member_descriptor' object is not callable
            # expect: 'member_descriptor' object is not callable
            # expect: 'member_descriptor' object is not callable
            # expect: 'member_descriptor' object is not callable
print(int.real.__get__(5), type(f).__dict__["__code__"].__get__(f) is f.__code__)  # expect: 5 True
