import inspect

unit = "m"


def outer():
    count = 1
    def inner():
        return count, len, unit, nowhere, later
    shown = inspect.getclosurevars(inner) if unit is None else None
    later = 2
    return inner


found = inspect.getclosurevars(outer())
print(found.nonlocals, found.globals, list(found.builtins), found.unbound)
# expect: {'count': 1, 'later': 2} {'unit': 'm'} ['len'] {'nowhere'}


def early():
    def inner():
        return late
    try:
        inspect.getclosurevars(inner)
    except ValueError as e:
        print(e)
    late = 1


early()  # expect: Cell is empty
try:
    inspect.getclosurevars(len)
except TypeError as e:
    print(e)  # expect: <built-in function len> is not a Python function


def changes():
    n = 0
    def step():
        nonlocal n
        n += 1
    return step


step = changes()
step()
step()
print(inspect.getclosurevars(step).nonlocals)  # expect: {'n': 2}
