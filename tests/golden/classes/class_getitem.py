# __class_getitem__ makes a class subscriptable; it is a class method by itself.
class Box:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"

class Sub(Box):
    pass

print(Box[int], Sub["a", 1], Box[1:2], Box[...], type(Box.__dict__["__class_getitem__"]).__name__, Box.__class_getitem__(5))
# expect: Box[<class 'int'>] Sub[('a', 1)] Box[slice(1, 2, None)] Box[Ellipsis] classmethod Box[5]
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

class Plain:
    pass

attempt(lambda: Plain[int])  # expect: TypeError: type 'Plain' is not subscriptable
attempt(lambda: Box()[int])  # expect: TypeError: 'Box' object is not subscriptable
attempt(lambda: int[int])  # expect: TypeError: type 'int' is not subscriptable
attempt(lambda: Plain()[0])  # expect: TypeError: 'Plain' object is not subscriptable
class Meta(type):
    def __getitem__(cls, item):
        return f"meta {item}"

class Both(Box, metaclass=Meta):
    pass

attempt(lambda: Both[7])  # expect: meta 7
attempt(lambda: Box.__getitem__)  # expect: AttributeError: type object 'Box' has no attribute '__getitem__'
def assign():
    Box[0] = 1
attempt(assign)  # expect: TypeError: 'type' object does not support item assignment
class Optional:
    __class_getitem__ = None

attempt(lambda: Optional[int])  # expect: TypeError: type 'Optional' is not subscriptable
class Static:
    @staticmethod
    def __class_getitem__(item):
        return ("static", item)

attempt(lambda: Static[int])  # expect: ('static', <class 'int'>)
