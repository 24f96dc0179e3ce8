from __future__ import annotations
from dataclasses import dataclass, replace
import math


class Expr:
    def __add__(self, other): return Bin("+", self, lift(other))
    def __radd__(self, other): return Bin("+", lift(other), self)
    def __sub__(self, other): return Bin("-", self, lift(other))
    def __mul__(self, other): return Bin("*", self, lift(other))
    def __rmul__(self, other): return Bin("*", lift(other), self)
    def __pow__(self, other): return Bin("**", self, lift(other))
    def __neg__(self): return Bin("*", Num(-1), self)


@dataclass(frozen=True)
class Num(Expr):
    value: int | float


@dataclass(frozen=True)
class Var(Expr):
    name: str


@dataclass(frozen=True)
class Bin(Expr):
    op: str
    left: Expr
    right: Expr


@dataclass(frozen=True)
class Call(Expr):
    function: str
    arg: Expr


def lift(x):
    return x if isinstance(x, Expr) else Num(x)


def simplify(e: Expr) -> Expr:
    match e:
        case Bin(op, left, right):
            e = Bin(op, simplify(left), simplify(right))
        case Call(function, arg):
            e = Call(function, simplify(arg))
    before = e
    match e:
        case Bin("+" | "-" | "*" | "**", Num(a), Num(b)):
            e = Num({"+": a + b, "-": a - b, "*": a * b, "**": a ** b if (a, b) != (0, -1) else math.nan}[e.op])
        case Bin("+", Num(0), x) | Bin("+", x, Num(0)) | Bin("-", x, Num(0)):
            e = x
        case Bin("*", Num(0), _) | Bin("*", _, Num(0)):
            e = Num(0)
        case Bin("*", Num(1), x) | Bin("*", x, Num(1)) | Bin("**", x, Num(1)):
            e = x
        case Bin("**", _, Num(0)):
            e = Num(1)
        case Bin("-", x, y) if x == y:
            e = Num(0)
        case Bin("+", x, y) if x == y:
            e = Bin("*", Num(2), x)
        case Bin("*", x, y) if x == y:
            e = Bin("**", x, Num(2))
        case Bin("*", Bin("**", x, Num(n)), y) | Bin("*", y, Bin("**", x, Num(n))) if x == y:
            e = Bin("**", x, Num(n + 1))
        case Bin("*", x, Num() as n):
            e = Bin("*", n, x)
        case Bin("*", Num(a), Bin("*", Num(b), x)):
            e = Bin("*", Num(a * b), x)
        case Bin("+", Bin("*", Num(a), x), Bin("*", Num(b), y)) if x == y:
            e = Bin("*", Num(a + b), x)
        case Bin("+", Num() as n, x):
            e = Bin("+", x, n)
        case Call("ln", Call("exp", x)) | Call("exp", Call("ln", x)):
            e = x
        case Call("sin" | "ln", Num(0 | 1 as n)) if (e.function, n) in {("sin", 0), ("ln", 1)}:
            e = Num(0)
    return e if e == before else simplify(e)


def derive(e: Expr, by: str) -> Expr:
    match e:
        case Num():
            return Num(0)
        case Var(name):
            return Num(int(name == by))
        case Bin("+" | "-" as op, a, b):
            return Bin(op, derive(a, by), derive(b, by))
        case Bin("*", a, b):
            return derive(a, by) * b + a * derive(b, by)
        case Bin("**", a, Num(n)):
            return n * a ** (n - 1) * derive(a, by)
        case Call("sin", a):
            return Call("cos", a) * derive(a, by)
        case Call("exp", a):
            return e * derive(a, by)
        case Call("ln", a):
            return a ** -1 * derive(a, by)
        case Call(function=name):
            raise NotImplementedError(f"cannot derive {name}")


LEVEL = {"+": 1, "-": 1, "*": 2, "**": 3}


def show(e, level=0):
    match e:
        case Num(value) if value < 0:
            return f"({value})" if level else str(value)
        case Num(value):
            return f"{value}"
        case Var(name=name):
            return name
        case Call(f, a):
            return f"{f}({show(a)})"
        case Bin(op, a, b):
            own = LEVEL[op]
            text = f"{show(a, own)} {op} {show(b, own + (op == '-'))}" if own < 3 else f"{show(a, own + 1)}^{show(b, own)}"
            return f"({text})" if own < level else text


def value(e, **names):
    functions = {"sin": math.sin, "cos": math.cos, "exp": math.exp, "ln": math.log}
    match e:
        case Num(v):
            return v
        case Var(n) if n in names:
            return names[n]
        case Bin(op, a, b):
            a, b = value(a, **names), value(b, **names)
            return eval("a" + op + "b")
        case Call(f, a):
            return functions[f](value(a, **names))
        case other:
            raise LookupError(f"no value for {show(other)}")


x, y = Var("x"), Var("y")
for e in [
    x + 0, 1 * x * x * x, 2 * x + 3 * x, (x + y) - (x + y), x * 0 + y ** 1, 2 * (3 * (x * 4)), x ** 2 * x,
    Call("ln", Call("exp", x + x)), Call("sin", x - x) + 5 + 3, (x + 1) ** 0, -x + x * 1, Num(2) ** 10 - 24,
]:
    print(f"{show(e):<28} {show(simplify(e))}")
    # expect: x + 0                        x
    # expect: 1 * x * x * x                x^3
    # expect: 2 * x + 3 * x                5 * x
    # expect: x + y - (x + y)              0
    # expect: x * 0 + y^1                  y
    # expect: 2 * 3 * x * 4                24 * x
    # expect: x^2 * x                      x^3
    # expect: ln(exp(x + x))               2 * x
    # expect: sin(x - x) + 5 + 3           8
    # expect: (x + 1)^0                    1
    # expect: (-1) * x + x * 1             (-1) * x + x
    # expect: 2^10 - 24                    1000
for e in [x ** 3 + 2 * x, Call("sin", 2 * x), Call("exp", x ** 2), x * Call("ln", x), y * x]:
    d = simplify(derive(e, "x"))
    print(f"d({show(e)}) = {show(d)}", round(value(d, x=2, y=3), 6))
    # expect: d(x^3 + 2 * x) = 3 * x^2 + 2 14
    # expect: d(sin(2 * x)) = 2 * cos(2 * x) -1.307287
    # expect: d(exp(x^2)) = exp(x^2) * 2 * x 218.3926
    # expect: d(x * ln(x)) = ln(x) + 1 1.693147
    # expect: d(y * x) = y 3
print(replace(Bin("+", x, y), op="-"), Bin("+", x, y) == x + y, len({x + 1, x + 1, x + 2}), hash(x) == hash(Var("x")))
# expect: Bin(op='-', left=Var(name='x'), right=Var(name='y')) True 2 True
for wrong in (lambda: derive(Call("tan", x), "x"), lambda: value(x + y, x=1), lambda: setattr(x, "name", "z"), lambda: show(3)):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
        # expect: NotImplementedError cannot derive tan
        # expect: LookupError no value for y
        # expect: FrozenInstanceError cannot assign to field 'name'
        # expect: None
