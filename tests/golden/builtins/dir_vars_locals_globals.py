# What dir, vars, locals and globals see.
class Base:
    inherited = 1

class Thing(Base):
    own = 2
    def __init__(self):
        self.field = 3

class Custom:
    def __dir__(self):
        return ["z", "a", "m"]

class Wrong:
    def __dir__(self):
        return 5

class Mixed:
    def __dir__(self):
        return [1, "a"]

def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

print([name for name in dir(Thing()) if not name.startswith("__")], [name for name in dir(Thing) if name[0] != "_"], dir(Custom()), vars(Thing()), "own" in vars(Thing), "real" in dir(5))
# expect: ['field', 'inherited', 'own'] ['inherited', 'own'] ['a', 'm', 'z'] {'field': 3} True True
def function(a, b=2):
    c = 3
    return sorted(locals()), vars() == locals(), dir() == sorted(locals()), globals()["Thing"] is Thing

print(function(1))  # expect: (['a', 'b', 'c'], True, True, True)
print("function" in globals(), "function" in dir(), locals() is globals(), vars() is globals(), [sorted(locals()) for _ in "x"] and "fine")
# expect: True True True True fine
class Body:
    x = 1
    names = sorted(name for name in locals() if not name.startswith("__"))
    listed = "x" in dir() and "x" in vars()

print(Body.names, Body.listed, (lambda z: locals())(5))  # expect: ['x'] True {'z': 5}
attempt(vars, 5)  # expect: TypeError: vars() argument must have __dict__ attribute
attempt(vars, [])  # expect: TypeError: vars() argument must have __dict__ attribute
attempt(vars, 1, 2)  # expect: TypeError: vars expected at most 1 argument, got 2
attempt(dir, Wrong())  # expect: TypeError: 'int' object is not iterable
attempt(dir, Mixed())  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
attempt(dir, 1, 2)  # expect: TypeError: dir expected at most 1 argument, got 2
attempt(locals, 1)  # expect: TypeError: locals() takes no arguments (1 given)
attempt(globals, 1)  # expect: TypeError: globals() takes no arguments (1 given)
class Slots:
    __slots__ = ("a",)

attempt(vars, Slots())  # expect: TypeError: vars() argument must have __dict__ attribute
print([name for name in dir(Slots()) if name[0] != "_"])  # expect: ['a']
