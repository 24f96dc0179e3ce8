# Operators look for special methods, reflected ones included.
class Money:
    def __init__(self, cents):
        self.cents = cents
    def __repr__(self):
        return f"{self.cents / 100:.2f}"
    def __add__(self, other):
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.cents + other.cents)
    def __mul__(self, factor):
        return Money(self.cents * factor)
    __rmul__ = __mul__
    def __eq__(self, other):
        return isinstance(other, Money) and self.cents == other.cents
    def __lt__(self, other):
        return self.cents < other.cents
    def __bool__(self):
        return self.cents != 0
    def __neg__(self):
        return Money(-self.cents)
    def __contains__(self, n):
        return n == self.cents

a, b = Money(150), Money(50)
print(a + b, 3 * b, b * 2, -a, a == Money(150), a != b, a > b, bool(Money(0)), 50 in b)
# expect: 2.00 1.50 1.00 -1.50 True True True False True
a += b
print(a, sorted([a, b, Money(5)]))  # expect: 2.00 [0.05, 0.50, 2.00]
a + 1  # expect error: TypeError: unsupported operand type(s) for +: 'Money' and 'int'
