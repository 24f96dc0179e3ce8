# The attributes of classes that describe them, and which can be set.
def attempt(action):
    try:
        exec(action)
    except Exception as error:
        print(action, "->", type(error).__name__, error)

class Base:
    """The base."""
class Child(Base):
    x = 1

print(Child.__name__, Child.__qualname__, Child.__module__, Child.__bases__, Child.__base__, Child.__mro__, Child.mro() == list(Child.__mro__), Child.__doc__, Base.__doc__, Base.__subclasses__())
# expect: Child Child __main__ (<class '__main__.Base'>,) <class '__main__.Base'> (<class '__main__.Child'>, <class '__main__.Base'>, <class 'object'>) True None The base. [<class '__main__.Child'>]
print(Child.__dict__["x"], type(Child.__dict__).__name__, sorted(Child.__dict__), Child.__flags__ & 512 != 0, Child.__basicsize__ > 0, Child.__itemsize__, Child.__dictoffset__ != 0, int.__base__, type.__base__, object.__base__, Child.__type_params__, Child.__annotations__, Child.__firstlineno__, Child.__static_attributes__)
# expect: 1 mappingproxy ['__doc__', '__firstlineno__', '__module__', '__static_attributes__', 'x'] True True 0 True <class 'object'> <class 'object'> None () {} 10 ()
Child.__name__, Child.__qualname__, Child.__module__, Child.__doc__ = "Renamed", "Here.Renamed", "there", "new"
print(Child, Child.__doc__, Child().__doc__, type(Child()).__name__)
# expect: <class 'there.Here.Renamed'> new new Renamed
for action in ("Child.__name__ = 5", "Child.__name__ = 'a\\0b'", "Child.__qualname__ = 5", "del Child.__name__", "Child.__bases__ = Base", "Child.__bases__ = ()", "Child.__bases__ = (5,)", "Child.__bases__ = (Child,)", "Child.__bases__ = (int,)", "Child.__dict__ = {}", "Child.__mro__ = ()", "Child.__base__ = int", "int.__name__ = 'x'", "int.x = 1", "del int.real", "int.__doc__ = ''", "del Child.nope", "del Child.__module__", "Child.__class__ = int", "Child.__subclasses__(1)", "type.mro(5)", "type.__subclasses__(5)", "Child.__abstractmethods__", "Child.__dict__['x'] = 2", "Base.__instancecheck__()", "Child.__sizeof__(1)", "Child.__prepare__(1, x=2)", "Child.__dir__(1)", "Child.__or__(5)", "Child | 5", "5 | Child", "Child[int]", "Child < Base", "len(Child)"):
    attempt(action)
    # expect: Child.__name__ = 5 -> TypeError can only assign string to Renamed.__name__, not 'int'
    # expect: Child.__name__ = 'a\0b' -> ValueError type name must not contain null characters
    # expect: Child.__qualname__ = 5 -> TypeError can only assign string to Renamed.__qualname__, not 'int'
    # expect: del Child.__name__ -> TypeError cannot delete '__name__' attribute of immutable type 'Renamed'
    # expect: Child.__bases__ = Base -> TypeError can only assign tuple to Renamed.__bases__, not type
    # expect: Child.__bases__ = () -> TypeError can only assign non-empty tuple to Renamed.__bases__, not ()
    # expect: Child.__bases__ = (5,) -> TypeError Renamed.__bases__ must be tuple of classes, not 'int'
    # expect: Child.__bases__ = (Child,) -> TypeError a __bases__ item causes an inheritance cycle
    # expect: Child.__bases__ = (int,) -> TypeError __bases__ assignment: 'int' deallocator differs from 'Base'
    # expect: Child.__dict__ = {} -> AttributeError attribute '__dict__' of 'type' objects is not writable
    # expect: Child.__mro__ = () -> AttributeError attribute '__mro__' of 'type' objects is not writable
    # expect: Child.__base__ = int -> AttributeError readonly attribute
    # expect: int.__name__ = 'x' -> TypeError cannot set '__name__' attribute of immutable type 'int'
    # expect: int.x = 1 -> TypeError cannot set 'x' attribute of immutable type 'int'
    # expect: del int.real -> TypeError cannot set 'real' attribute of immutable type 'int'
    # expect: int.__doc__ = '' -> TypeError cannot set '__doc__' attribute of immutable type 'int'
    # expect: del Child.nope -> AttributeError type object 'Renamed' has no attribute 'nope'
    # expect: del Child.__module__ -> TypeError cannot delete '__module__' attribute of immutable type 'Renamed'
    # expect: Child.__class__ = int -> TypeError __class__ assignment only supported for mutable types or ModuleType subclasses
    # expect: Child.__subclasses__(1) -> TypeError Here.Renamed.__subclasses__() takes no arguments (1 given)
    # expect: type.mro(5) -> TypeError descriptor 'mro' for 'type' objects doesn't apply to a 'int' object
    # expect: type.__subclasses__(5) -> TypeError descriptor '__subclasses__' for 'type' objects doesn't apply to a 'int' object
    # expect: Child.__abstractmethods__ -> AttributeError __abstractmethods__
    # expect: Child.__dict__['x'] = 2 -> TypeError 'mappingproxy' object does not support item assignment
    # expect: Base.__instancecheck__() -> TypeError Base.__instancecheck__() takes exactly one argument (0 given)
    # expect: Child | 5 -> TypeError unsupported operand type(s) for |: 'type' and 'int'
    # expect: 5 | Child -> TypeError unsupported operand type(s) for |: 'int' and 'type'
    # expect: Child[int] -> TypeError type 'Renamed' is not subscriptable
    # expect: Child < Base -> TypeError '<' not supported between instances of 'type' and 'type'
    # expect: len(Child) -> TypeError object of type 'type' has no len()
print(Child | None, None | Child, Child | Base, type.__prepare__(), type.__or__(Child, 5), issubclass(Child, Base), Base.__subclasscheck__(Child), Base.__instancecheck__(Child()))
# expect: there.Here.Renamed | None None | there.Here.Renamed there.Here.Renamed | __main__.Base {} NotImplemented True True True
