"""Trees become code: those of a source, and those that a program makes."""
import ast
import traceback

tree = ast.parse("def f(x):\n    return [x * y for y in range(3)]\nprint(f(2))")
exec(compile(tree, "<tree>", "exec"))  # expect: [0, 2, 4]
print(eval(compile(ast.parse("1 + 2 * 3", mode="eval"), "<tree>", "eval")))  # expect: 7
exec(compile(ast.parse("x = 5; x + 1\n", mode="single"), "<tree>", "single"))  # expect: 6

made = ast.Expression(ast.BinOp(ast.Constant(-3), ast.Pow(), ast.Constant((1, "a"))))
made.body.right = ast.Constant(2)
print(eval(compile(ast.fix_missing_locations(made), "<made>", "eval")))  # expect: 9

# All nodes in one place: they are different all the same.
two = ast.parse("[lambda: 1, lambda: 2, [x for x in (lambda: 3,)][0]]", mode="eval")
for node in ast.walk(two):
    if "lineno" in node._attributes:
        node.lineno = node.end_lineno = 7
        node.col_offset = node.end_col_offset = 0
print([function() for function in eval(compile(two, "<two>", "eval"))])  # expect: [1, 2, 3]

moved = ast.increment_lineno(ast.parse("def f():\n    1/0\n"), 40)
exec(compile(moved, "<moved>", "exec"))
try:
    f()
except ZeroDivisionError as error:
    print([entry.lineno for entry in traceback.extract_tb(error.__traceback__)][-1], f.__code__.co_firstlineno)
# expect: 42 41

source = '''
@(lambda c: c)
class A[T]:
    """doc"""
    n: int = 1
    def __init__(self, *a, k=2, **kw): self.a = a, k, kw
    async def g(self):
        async with self as s: pass
    @property
    def p(self): return f"{self.n!r:>4}{self.n=}"
try:
    raise ExceptionGroup("g", [ValueError(1)])
except* ValueError as group:
    caught = group.exceptions
match [1, {"k": A(1)}]:
    case [int(n), {"k": A(a=a), **rest}] if n: found = n, a, rest
with open_it() as (x, *y): z = (w := x), y
t = t"a{x!r:>{w}}b"
assert x, "no"
del z
x = 3 if y else 4
for i in y:
    if i == 2: continue
    elif i == 3: break
    else: i += 1
else: i = None
'''


class open_it:
    def __enter__(self):
        return 1, 2, 3

    def __exit__(self, *args):
        pass


space = {"open_it": open_it}
exec(compile(ast.parse(source), "<s>", "exec"), space)
print(space["A"].__doc__, space["A"](1, z=2).p, space["found"], space["caught"], space["t"].strings, space["i"])
# expect: doc    1self.n=1 (1, ((1,), 2, {}), {}) (ValueError(1),) ('a', 'b') 3
print(space["t"].interpolations[0].expression, space["t"].interpolations[0].format_spec)  # expect: x >1
