# __class__ is a free variable of methods; generic scopes in class bodies see the body's names.
class Base:
    def which(self):
        return __class__.__name__
    @staticmethod
    def static():
        return __class__
    def free(self):
        def inner():
            return __class__
        return inner.__code__.co_freevars, inner() is Base
    plain = lambda self: 1

class Child(Base):
    pass

print(Child().which(), Base.static() is Base, Child().free(), Base.which.__closure__[0].cell_contents is Base, Base.which.__code__.co_freevars, Base.plain.__closure__)
# expect: Base True (('__class__',), True) True ('__class__',) None
class Typed:
    Item = int
    type Pair = tuple[Item, Item]
    def method[T: Item](self, x: Item) -> T: ...
    class Nested[U: Item]:
        bound = "in nested"

print(Typed.Pair.__value__, Typed.method.__type_params__[0].__bound__, Typed.method.__annotations__["x"], Typed.Nested.__type_params__[0].__bound__)
# expect: tuple[int, int] <class 'int'> <class 'int'> <class 'int'>
Typed.Item = str
class Meta(type):
    def __new__(meta, name, bases, namespace):
        cell = namespace.get("__classcell__")
        print("classcell" if cell else "no cell", name)
        return super().__new__(meta, name, bases, namespace)

class Uses(metaclass=Meta):
    def method(self):
        return super().__repr__()
# expect: classcell Uses

class Not(metaclass=Meta):
    def method(self):
        return 1
# expect: no cell Not

try:
    class Lost(metaclass=lambda name, bases, namespace: type(name, bases, {key: value for key, value in namespace.items() if key != "__classcell__"})):
        def method(self):
            return __class__
    Lost().method()
except (RuntimeError, NameError) as error:
    print(type(error).__name__, error)
    # expect: RuntimeError __class__ not set defining 'Lost' as <class '__main__.Lost'>. Was __classcell__ propagated to type.__new__?
def function():
    return __class__

try:
    function()
except NameError as error:
    print(error)  # expect: name '__class__' is not defined
