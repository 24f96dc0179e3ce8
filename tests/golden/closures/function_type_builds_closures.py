# `types.FunctionType` joins a code object with cells.
from types import FunctionType, CellType

def template(rate):
    def tax(price, extra=0):
        return price * rate + extra
    return tax

code = template(0).__code__
made = FunctionType(code, globals(), "vat", (5,), (CellType(2),))
print(made(10), made(10, 0), made.__name__, made.__qualname__, made.__defaults__)
# expect: 25 20 vat template.<locals>.tax (5,)
named = FunctionType(code=code, globals={}, closure=template(7).__closure__)
print(named(3), named.__name__)
# expect error: TypeError: template.<locals>.tax() missing 1 required positional argument: 'extra'
shared = FunctionType(code, {}, None, None, made.__closure__)
made.__closure__[0].cell_contents = 100
print(shared(1))
keyword = FunctionType((lambda *, k: k).__code__, {}, kwdefaults={"k": "default"})
print(keyword())
