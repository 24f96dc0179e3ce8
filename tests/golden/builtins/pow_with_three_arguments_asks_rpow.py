# pow(a, b, c) asks the reflected method of b, with c; the classes of all three have a say.
class Left:
    def __pow__(self, other, modulus=None):
        return "pow", type(other).__name__, modulus


class Right:
    def __rpow__(self, other, modulus=None):
        return "rpow", other, modulus


class Refuses:
    def __pow__(self, other, modulus=None):
        return NotImplemented

    def __rpow__(self, other, modulus=None):
        return NotImplemented


class Derived(Left):
    def __rpow__(self, other, modulus=None):
        return "derived", type(other).__name__, modulus


def attempt(*args):
    try:
        print(pow(*args))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


attempt(Left(), 2, 5)  # expect: ('pow', 'int', 5)
attempt(2, Right(), 5)  # expect: ('rpow', 2, 5)
attempt(2, 3, Right())  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'int', 'int', 'Right'
attempt(Refuses(), Right(), 5)  # expect: ('rpow', <__main__.Refuses object at 0x...>, 5)
attempt(Refuses(), 2, 5)  # expect: TypeError: unsupported operand type(s) for ** or pow(): 'Refuses', 'int', 'int'
attempt(Left(), Derived(), 5)  # expect: ('derived', 'Left', 5)
attempt(2, Right())  # expect: ('rpow', 2, None)
attempt(2, 3.0, 5)  # expect: TypeError: pow() 3rd argument not allowed unless all arguments are integers
attempt(2, 3, 5j)  # expect: ValueError: complex modulo
