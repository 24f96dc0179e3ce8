import functools
import math


@functools.total_ordering
class Fraction:
    __slots__ = ("num", "den")

    def __init__(self, num, den=1):
        if den == 0:
            raise ZeroDivisionError(f"Fraction({num}, 0)")
        sign = -1 if den < 0 else 1
        divisor = math.gcd(num, den)
        self.num, self.den = sign * num // divisor, sign * den // divisor

    @classmethod
    def of(cls, value):
        if isinstance(value, cls):
            return value
        if isinstance(value, int):
            return cls(value)
        return NotImplemented

    def _arithmetic(combine):
        def forward(self, other):
            other = Fraction.of(other)
            return other if other is NotImplemented else combine(self, other)

        def backward(self, other):
            other = Fraction.of(other)
            return other if other is NotImplemented else combine(other, self)

        return forward, backward

    __add__, __radd__ = _arithmetic(lambda a, b: Fraction(a.num * b.den + b.num * a.den, a.den * b.den))
    __sub__, __rsub__ = _arithmetic(lambda a, b: Fraction(a.num * b.den - b.num * a.den, a.den * b.den))
    __mul__, __rmul__ = _arithmetic(lambda a, b: Fraction(a.num * b.num, a.den * b.den))
    __truediv__, __rtruediv__ = _arithmetic(lambda a, b: Fraction(a.num * b.den, a.den * b.num))
    del _arithmetic

    def __neg__(self):
        return Fraction(-self.num, self.den)

    def __eq__(self, other):
        other = Fraction.of(other)
        return other if other is NotImplemented else (self.num, self.den) == (other.num, other.den)

    def __lt__(self, other):
        other = Fraction.of(other)
        return other if other is NotImplemented else self.num * other.den < other.num * self.den

    def __hash__(self):
        return hash((self.num, self.den))

    def __bool__(self):
        return self.num != 0

    def __repr__(self):
        return f"{self.num}/{self.den}" if self.den != 1 else str(self.num)

    def __format__(self, spec):
        return format(repr(self), spec)


class Matrix:
    def __init__(self, rows):
        self.rows = [[Fraction.of(x) for x in row] for row in rows]
        if len({len(row) for row in self.rows}) > 1:
            raise ValueError("rows of different lengths")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, key):
        match key:
            case int(i), int(j):
                return self.rows[i][j]
            case slice() as rows, slice() as columns:
                return Matrix(row[columns] for row in self.rows[rows])
            case int(i):
                return self.rows[i]
        raise TypeError(f"bad index {key!r}")

    def __setitem__(self, key, value):
        i, j = key
        self.rows[i][j] = Fraction.of(value)

    def __matmul__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"{self.shape} @ {other.shape}")
        columns = list(zip(*other.rows))
        return Matrix([sum((a * b for a, b in zip(row, column)), Fraction(0)) for column in columns] for row in self.rows)

    def __add__(self, other):
        return Matrix([a + b for a, b in zip(r, s)] for r, s in zip(self.rows, other.rows))

    def __mul__(self, k):
        return Matrix([x * k for x in row] for row in self.rows)

    __rmul__ = __mul__

    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self if n >= 0 else ~self
        for bit in bin(abs(n))[:1:-1]:
            if bit == "1":
                result @= base
            base @= base
        return result

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    def reduced(self):
        rows = [row[:] for row in self.rows]
        factor, lead = Fraction(1), 0
        for column in range(len(rows[0])):
            pivot = next((r for r in range(lead, len(rows)) if rows[r][column]), None)
            if pivot is None:
                continue
            if pivot != lead:
                rows[lead], rows[pivot] = rows[pivot], rows[lead]
                factor = -factor
            factor *= rows[lead][column]
            rows[lead] = [x / rows[lead][column] for x in rows[lead]]
            for r, row in enumerate(rows):
                if r != lead and row[column]:
                    rows[r] = [x - row[column] * y for x, y in zip(row, rows[lead])]
            lead += 1
            if lead == len(rows):
                break
        return Matrix(rows), factor, lead

    @functools.cached_property
    def det(self):
        _, factor, rank = self.reduced()
        return factor if rank == len(self.rows) else Fraction(0)

    def __invert__(self):
        n = len(self.rows)
        if not self.det:
            raise ZeroDivisionError("singular")
        beside = Matrix(row + one for row, one in zip(self.rows, Matrix.identity(n).rows))
        return beside.reduced()[0][:, n:]

    def __str__(self):
        width = max(len(repr(x)) for row in self.rows for x in row)
        return "\n".join("[" + " ".join(f"{x:>{width}}" for x in row) + "]" for row in self.rows)


a = Matrix([[2, 1, 0], [1, 3, 1], [0, 1, 4]])
print(a, a.det, a.shape)
# expect: [2 1 0]
# expect: [1 3 1]
# expect: [0 1 4] 18 (3, 3)
print(~a)
# expect: [11/18  -2/9  1/18]
# expect: [ -2/9   4/9  -1/9]
# expect: [ 1/18  -1/9  5/18]
print(a @ ~a == Matrix.identity(3), (a ** -2) @ a @ a == Matrix.identity(3))  # expect: True True
fib = Matrix([[1, 1], [1, 0]])
print((fib ** 50)[0, 1], (fib ** 0) == Matrix.identity(2), 3 * fib + fib.T)
# expect: 12586269025 True [4 4]
# expect: [4 0]
a[0, 0] = Fraction(1, 3)
print(a[0], a[1:, :2].rows, a.T[0, 1])  # expect: [1/3, 1, 0] [[1, 3], [0, 1]] 1
print(sorted([Fraction(1, 2), 1, Fraction(-3, 4), Fraction(2, 6)]), Fraction(4, -6), 2 - Fraction(1, 2) >= 1)
# expect: [-3/4, 1/3, 1/2, 1] -2/3 True
print({Fraction(1, 2): "half"}[Fraction(2, 4)], sum([Fraction(1, n) for n in range(1, 6)]), Fraction(1) != 1)
# expect: half 137/60 False
for wrong in (
    lambda: fib @ a,
    lambda: ~Matrix([[1, 2], [2, 4]]),
    lambda: Matrix([[1], [1, 2]]),
    lambda: fib @ 3,
    lambda: Fraction(1) + "x",
    lambda: fib["x"],
    lambda: Fraction(1) / 0,
):
    try:
        wrong()
    except (ValueError, ZeroDivisionError, TypeError) as e:
        print(type(e).__name__, e)
        # expect: ValueError (2, 2) @ (3, 3)
        # expect: ZeroDivisionError singular
        # expect: ValueError rows of different lengths
        # expect: TypeError unsupported operand type(s) for @: 'Matrix' and 'int'
        # expect: TypeError unsupported operand type(s) for +: 'Fraction' and 'str'
        # expect: TypeError bad index 'x'
        # expect: ZeroDivisionError Fraction(1, 0)
