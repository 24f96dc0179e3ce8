# `__qualname__` shows where a function was defined; a function declared global has a bare one.
def outer():
    global at_module
    def at_module(): pass
    def inner(): return lambda: 0
    class Local:
        def method(self):
            class Deep:
                def deepest(self): pass
            return Deep.deepest
    return inner, inner(), Local.method, Local().method()

for function in (*outer(), at_module, outer, lambda: 1):
    print(function.__name__, function.__qualname__)
    # expect: inner outer.<locals>.inner
    # expect: <lambda> outer.<locals>.inner.<locals>.<lambda>
    # expect: method outer.<locals>.Local.method
    # expect: deepest outer.<locals>.Local.method.<locals>.Deep.deepest
    # expect: at_module at_module
    # expect: outer outer
    # expect: <lambda> <lambda>
outer.__name__ = "renamed"
print(outer.__name__, outer.__qualname__, outer.__code__.co_name)  # expect: renamed outer outer
outer.__qualname__ = "a.b"
try:
    outer.__name__ = 3
except TypeError as error:
    print(error)  # expect: __name__ must be set to a string object
print(repr(outer).split(" at ")[0])  # expect: <function a.b
