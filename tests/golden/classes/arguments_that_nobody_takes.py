# Who complains about arguments depends on which of `__new__` and `__init__` the class defines.
class Neither: pass
class Init:
    def __init__(self, *args): pass
class New:
    def __new__(cls, *args): return super().__new__(cls, *args)
class Wrong:
    def __init__(self): return 3

for make in (
    lambda: Neither(1), lambda: Neither().__init__(1), lambda: object.__init__(Init(), 1), lambda: New(1),
    lambda: object(1), lambda: object.__new__(), lambda: Wrong(), lambda: type(iter([]))(),
):
    try:
        make()
    except TypeError as error:
        print(error)
# expect: Neither() takes no arguments
# expect: Neither.__init__() takes exactly one argument (the instance to initialize)
# expect: object.__init__() takes exactly one argument (the instance to initialize)
# expect: object.__new__() takes exactly one argument (the type to instantiate)
# expect: object() takes no arguments
# expect: object.__new__(): not enough arguments
# expect: __init__() should return None, not 'int'
# expect: cannot create 'list_iterator' instances
print(type(object.__new__(Init, 1)).__name__)  # expect: Init
