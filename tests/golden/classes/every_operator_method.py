# Each operator calls its method, its reflected method, and its in-place method.
import operator

class Recorder:
    def __init__(self, name):
        self.name = name

def define(symbol, method):
    setattr(Recorder, f"__{method}__", lambda self, other: f"({self.name} {symbol} {getattr(other, 'name', other)})")
    setattr(Recorder, f"__r{method}__", lambda self, other: f"({other} r{symbol} {self.name})")
    setattr(Recorder, f"__i{method}__", lambda self, other: f"({self.name} {symbol}= {other})")

symbols = {"+": "add", "-": "sub", "*": "mul", "/": "truediv", "//": "floordiv", "%": "mod", "**": "pow", "@": "matmul", "<<": "lshift", ">>": "rshift", "&": "and", "|": "or", "^": "xor"}
for symbol, method in symbols.items():
    define(symbol, method)
for symbol in symbols:
    space = {"a": Recorder("a"), "b": Recorder("b")}
    first, second = eval(f"a {symbol} b", space), eval(f"5 {symbol} b", space)
    exec(f"a {symbol}= 7", space)
    print(first, second, space["a"])
    # expect: (a + b) (5 r+ b) (a += 7)
    # expect: (a - b) (5 r- b) (a -= 7)
    # expect: (a * b) (5 r* b) (a *= 7)
    # expect: (a / b) (5 r/ b) (a /= 7)
    # expect: (a // b) (5 r// b) (a //= 7)
    # expect: (a % b) (5 r% b) (a %= 7)
    # expect: (a ** b) (5 r** b) (a **= 7)
    # expect: (a @ b) (5 r@ b) (a @= 7)
    # expect: (a << b) (5 r<< b) (a <<= 7)
    # expect: (a >> b) (5 r>> b) (a >>= 7)
    # expect: (a & b) (5 r& b) (a &= 7)
    # expect: (a | b) (5 r| b) (a |= 7)
    # expect: (a ^ b) (5 r^ b) (a ^= 7)
for symbol, method in (("-", "neg"), ("+", "pos"), ("~", "invert")):
    setattr(Recorder, f"__{method}__", lambda self, symbol=symbol: symbol + self.name)
a = Recorder("a")
print(-a, +a, ~a, operator.matmul(a, a), operator.ipow(a, 2), divmod(type("D", (), {"__divmod__": lambda self, other: "divmod"})(), 1), divmod(1, type("D", (), {"__rdivmod__": lambda self, other: "rdivmod"})()))
# expect: -a +a ~a (a @ a) (a **= 2) divmod rdivmod
class Other:
    pass

for symbol in symbols:
    try:
        eval(f"x {symbol} y", {"x": Other(), "y": 1})
    except TypeError as error:
        print(error)
        # expect: unsupported operand type(s) for +: 'Other' and 'int'
        # expect: unsupported operand type(s) for -: 'Other' and 'int'
        # expect: unsupported operand type(s) for *: 'Other' and 'int'
        # expect: unsupported operand type(s) for /: 'Other' and 'int'
        # expect: unsupported operand type(s) for //: 'Other' and 'int'
        # expect: unsupported operand type(s) for %: 'Other' and 'int'
        # expect: unsupported operand type(s) for ** or pow(): 'Other' and 'int'
        # expect: unsupported operand type(s) for @: 'Other' and 'int'
        # expect: unsupported operand type(s) for <<: 'Other' and 'int'
        # expect: unsupported operand type(s) for >>: 'Other' and 'int'
        # expect: unsupported operand type(s) for &: 'Other' and 'int'
        # expect: unsupported operand type(s) for |: 'Other' and 'int'
        # expect: unsupported operand type(s) for ^: 'Other' and 'int'
