# A partial in a class body binds like a function; staticmethod keeps it as it was.
from functools import partial


def show(*args):
    return [type(arg).__name__ if not isinstance(arg, int) else arg for arg in args]


class Machine:
    bound = partial(show, 1)
    free = staticmethod(partial(show, 2))


machine = Machine()
print(machine.bound(), Machine.bound(), machine.free(), machine.bound(7))
# expect: [1, 'Machine'] [1] [2] [1, 'Machine', 7]
print(type(machine.bound).__name__, machine.bound.__self__ is machine, type(Machine.bound).__name__)
# expect: method True partial
