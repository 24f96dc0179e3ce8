"""Trees as source text."""
import ast

source = '''
@d(1)
async def f[T](a, /, b: int=1, *c, d, e=2, **g) -> T:
    """Doc's "text"."""
    async for x in (await y): yield x
    return
class A(B, *c, m=1): x: int = 3; (y): int
if (a and b) or c: pass
elif not (a or b): x = y = 1,
else: del a, b[1:2, ::3], c.d
while (x := 1): break
else: continue
try: raise A from b
except (A, B) as e: raise
except: assert a, b
else: global g
finally: import a.b as c, d
try: pass
except* A: from ..m import x as y, z
with a as b, c: lambda x, *y: (x, y)
match x:
    case [1, *_, {"a": b, **c}] | A.B(d, e=f) if g: pass
    case (x as y) | -1 | None: pass
type X[*Ts, **P] = list[int]
a = (b + c) * d ** -e - (f - g), {**h, 'i': j}, {k}, [*l], (yield), not m is n
b = [x for x in y if z if w for v in u], {x: y for x in y}, (x for x in y)
c = f"a{x!r:>{w}}{{}}" f'{y["k"]}' + 'q"uo\\'te\\n' + b'x', 1e400, 1j, ..., (1).real, u'u'
d = (lambda: (yield))() if a < b <= c else (a, b)[0](*c, **d)
'''
text = ast.unparse(ast.parse(source))
print(text)
# expect: @d(1)
# expect: async def f[T](a, /, b: int=1, *c, d, e=2, **g) -> T:
# expect:     """Doc's "text"."""
# expect:     async for x in await y:
# expect:         yield x
# expect:     return
# expect:
# expect: class A(B, *c, m=1):
# expect:     x: int = 3
# expect:     (y): int
# expect: if a and b or c:
# expect:     pass
# expect: elif not (a or b):
# expect:     x = y = (1,)
# expect: else:
# expect:     del a, b[1:2, ::3], c.d
# expect: while (x := 1):
# expect:     break
# expect: else:
# expect:     continue
# expect: try:
# expect:     raise A from b
# expect: except (A, B) as e:
# expect:     raise
# expect: except:
# expect:     assert a, b
# expect: else:
# expect:     global g
# expect: finally:
# expect:     import a.b as c, d
# expect: try:
# expect:     pass
# expect: except* A:
# expect:     from ..m import x as y, z
# expect: with a as b, c:
# expect:     lambda x, *y: (x, y)
# expect: match x:
# expect:     case [1, *_, {'a': b, **c}] | A.B(d, e=f) if g:
# expect:         pass
# expect:     case (x as y) | -1 | None:
# expect:         pass
# expect: type X[*Ts, **P] = list[int]
# expect: a = ((b + c) * d ** (-e) - (f - g), {**h, 'i': j}, {k}, [*l], (yield), not m is n)
# expect: b = ([x for x in y if z if w for v in u], {x: y for x in y}, (x for x in y))
# expect: c = (f"a{x!r:>{w}}{{}}{y['k']}" + 'q"uo\'te\n' + b'x', 1e309, 1j, ..., 1 .real, u'u')
# expect: d = (lambda: (yield))() if a < b <= c else (a, b)[0](*c, **d)
print(ast.compare(ast.parse(text), ast.parse(source)))  # expect: True
