# Who is asked first, and what happens when one side gives NotImplemented.
class Left:
    def __init__(self, log):
        self.log = log
    def __add__(self, other):
        self.log.append("Left.__add__")
        return NotImplemented
    def __radd__(self, other):
        self.log.append("Left.__radd__")
        return "Left.__radd__"

class Right:
    def __init__(self, log):
        self.log = log
    def __radd__(self, other):
        self.log.append("Right.__radd__")
        return "Right answered"

class Child(Left):
    def __radd__(self, other):
        self.log.append("Child.__radd__")
        return "Child answered first"

class Quiet(Left):
    pass

log = []
def attempt(a, b):
    log.clear()
    try:
        print(a + b, log)
    except TypeError as error:
        print(error, log)

left, right, child, quiet = Left(log), Right(log), Child(log), Quiet(log)
attempt(left, right)  # expect: Right answered ['Left.__add__', 'Right.__radd__']
attempt(left, child)  # expect: Child answered first ['Child.__radd__']
attempt(child, left)  # expect: Left.__radd__ ['Left.__add__', 'Left.__radd__']
attempt(left, quiet)  # expect: Left.__radd__ ['Left.__add__', 'Left.__radd__']
attempt(left, left)  # expect: unsupported operand type(s) for +: 'Left' and 'Left' ['Left.__add__']
attempt(left, 5)  # expect: unsupported operand type(s) for +: 'Left' and 'int' ['Left.__add__']
attempt(5, left)  # expect: Left.__radd__ ['Left.__radd__']
attempt(right, 5)  # expect: unsupported operand type(s) for +: 'Right' and 'int' []
attempt([], left)  # expect: Left.__radd__ ['Left.__radd__']
attempt("a", right)  # expect: Right answered ['Right.__radd__']
class Number(int):
    def __radd__(self, other):
        return "reflected"
    def __rsub__(self, other):
        return NotImplemented

print(1 + Number(2), Number(1) + 2, 1 - Number(2), 1 * Number(3), 1.5 + Number(1))  # expect: reflected 3 -1 3 2.5
