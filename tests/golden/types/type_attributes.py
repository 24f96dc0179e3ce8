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
print(Child.__dict__["x"], type(Child.__dict__).__name__, sorted(Child.__dict__), Child.__flags__ & 512 != 0, Child.__basicsize__ > 0, Child.__itemsize__, Child.__dictoffset__ != 0, int.__base__, type.__base__, object.__base__, Child.__type_params__, Child.__annotations__, Child.__firstlineno__, Child.__static_attributes__)
Child.__name__, Child.__qualname__, Child.__module__, Child.__doc__ = "Renamed", "Here.Renamed", "there", "new"
print(Child, Child.__doc__, Child().__doc__, type(Child()).__name__)
for action in ("Child.__name__ = 5", "Child.__name__ = 'a\\0b'", "Child.__qualname__ = 5", "del Child.__name__", "Child.__bases__ = Base", "Child.__bases__ = ()", "Child.__bases__ = (5,)", "Child.__bases__ = (Child,)", "Child.__bases__ = (int,)", "Child.__dict__ = {}", "Child.__mro__ = ()", "Child.__base__ = int", "int.__name__ = 'x'", "int.x = 1", "del int.real", "int.__doc__ = ''", "del Child.nope", "del Child.__module__", "Child.__class__ = int", "Child.__subclasses__(1)", "type.mro(5)", "type.__subclasses__(5)", "Child.__abstractmethods__", "Child.__dict__['x'] = 2", "Base.__instancecheck__()", "Child.__sizeof__(1)", "Child.__prepare__(1, x=2)", "Child.__dir__(1)", "Child.__or__(5)", "Child | 5", "5 | Child", "Child[int]", "Child < Base", "len(Child)"):
    attempt(action)
print(Child | None, None | Child, Child | Base, type.__prepare__(), type.__or__(Child, 5), issubclass(Child, Base), Base.__subclasscheck__(Child), Base.__instancecheck__(Child()))
