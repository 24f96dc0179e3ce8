# What stands in a class has the globals of the class's own code, `__missing__` included; the body itself has not.
class Names(dict):
    def __missing__(self, name):
        return f"<{name}>"


source = """
type Alias = unknown
class Outer:
    type Alias = unknown
    def method(self):
        return unknown
    items = [unknown for _ in (1,)]
    class Inner:
        method = lambda self: unknown
def function[T: unknown]():
    return T.__bound__, unknown
"""
space = Names(__builtins__=__builtins__, __name__="made")
exec(source, space)
outer = space["Outer"]
print(space["Alias"].__value__, outer.Alias.__value__, outer().method())
# expect: <unknown> <unknown> <unknown>
print(outer.items, space["function"]())
# expect: ['<unknown>'] ('<unknown>', '<unknown>')
print(outer.Inner().method())  # expect: <unknown>
print(outer.Inner.method.__globals__ is space)  # expect: True

try:
    exec("class Body:\n    value = unknown", Names(__builtins__=__builtins__, __name__="made"))
except NameError as error:
    print(error)  # expect: name 'unknown' is not defined
