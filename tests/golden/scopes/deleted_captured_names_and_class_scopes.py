# Captured names can be deleted and bound again; class bodies are no scope for what is inside them.
def outer():
    x = 1

    def read():
        return x

    def drop():
        nonlocal x
        del x

    print(read())
    drop()
    for attempt in (read, drop, lambda: x):
        try:
            attempt()
        except NameError as error:
            print(type(error).__name__, error)
    try:
        print(x)
    except UnboundLocalError as error:
        print(error)
    x = 2
    print(read(), read.__closure__[0].cell_contents)
    del x
    try:
        read.__closure__[0].cell_contents
    except ValueError as error:
        print(error)


outer()
# expect: 1
# expect: NameError cannot access free variable 'x' where it is not associated with a value in enclosing scope
# expect: NameError cannot access free variable 'x' where it is not associated with a value in enclosing scope
# expect: NameError cannot access free variable 'x' where it is not associated with a value in enclosing scope
# expect: cannot access local variable 'x' where it is not associated with a value
# expect: 2 2
# expect: Cell is empty
name = "module"


def function(name):
    class Body:
        print(name)
        seen = name
        name = "class"
        listed = [name for _ in range(1)]
        lazy = lambda: name
        items = [i for i in name]
        try:
            pairs = [(i, hidden) for i in range(2) for hidden in (seen_in_class,)]
        except NameError as error:
            print(error)
        del name
        print(name)

    return Body


body = function("argument")
# expect: module
# expect: name 'seen_in_class' is not defined
# expect: module
print(body.seen, body.listed, body.lazy(), body.items)
# expect: module ['argument'] argument ['c', 'l', 'a', 's', 's']


class Unbound:
    name = name
    nested = [[name for _ in (1,)] for _ in (2,)]

    def method(self):
        return name

    class Inner:
        try:
            print(nested)
        except NameError as error:
            print(error)
# expect: name 'nested' is not defined


print(Unbound.name, Unbound.nested, Unbound().method())  # expect: module [['module']] module


def globals_inside():
    def inner():
        global fresh
        fresh = "made"
        class Local:
            global also
            also = fresh + "!"
    inner()
    return fresh, also


print(globals_inside(), fresh, also)  # expect: ('made', 'made!') made made!
functions = [lambda: i for i in range(3)]
print([f() for f in functions], [(lambda i=i: i)() for i in range(3)])  # expect: [2, 2, 2] [0, 1, 2]
