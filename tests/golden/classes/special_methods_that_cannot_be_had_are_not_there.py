# What a special method's descriptor raises passes on; an AttributeError means that the method is not there, where there
# is another answer without it.
def refusing(error):
    class Refusing:
        @property
        def __eq__(self): raise error("no")
        @property
        def __lt__(self): raise error("no")
        @property
        def __add__(self): raise error("no")
        @property
        def __len__(self): raise error("no")
        @property
        def __bool__(self): raise error("no")
        @property
        def __hash__(self): raise error("no")
        @property
        def __iter__(self): raise error("no")
        @property
        def __contains__(self): raise error("no")
        @property
        def __neg__(self): raise error("no")
        @property
        def __call__(self): raise error("no")

    return Refusing()


for error in AttributeError, ValueError:
    one = refusing(error)
    for ask in (
        lambda: one == 1, lambda: one != 1, lambda: 1 == one, lambda: one < 1, lambda: one + 1, lambda: bool(one),
        lambda: hash(one), lambda: iter(one), lambda: 1 in one, lambda: len(one), lambda: -one, lambda: one(),
    ):
        try:
            print(ask())
        except Exception as caught:
            print(type(caught).__name__, caught)
            # expect: False
            # expect: True
            # expect: False
            # expect: TypeError '<' not supported between instances of 'Refusing' and 'int'
            # expect: TypeError unsupported operand type(s) for +: 'Refusing' and 'int'
            # expect: True
            # expect: TypeError unhashable type: 'Refusing'
            # expect: TypeError 'Refusing' object is not iterable
            # expect: TypeError argument of type 'Refusing' is not a container or iterable
            # expect: AttributeError no
            # expect: AttributeError no
            # expect: AttributeError no
            # expect: ValueError no
            # expect: ValueError no
            # expect: ValueError no
            # expect: ValueError no
            # expect: ValueError no
            # expect: ValueError no
            # expect: ValueError no
            # expect: ValueError no
            # expect: ValueError no
            # expect: ValueError no
            # expect: ValueError no
            # expect: ValueError no


class Descriptor:
    # `__get__` itself is not bound.
    __get__ = property(lambda self: print("never"))


class Holder:
    held = Descriptor()


try:
    Holder().held
except TypeError as caught:
    print(caught)  # expect: 'property' object is not callable
