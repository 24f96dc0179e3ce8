from __future__ import annotations

def f(x: not_there[0], *args: *Ts) -> x if (0 or y) else "a": pass

class C:
    a: Missing | None
    if 1:
        b: "quoted"

print(f.__annotations__, f.__annotate__)
# expect: {'x': 'not_there[0]', 'args': '*Ts', 'return': "x if 0 or y else 'a'"} <function f.__annotate__ at 0x...>
print(C.__annotations__, C.__annotate__, "__annotations__" in vars(C))
# expect: {'a': 'Missing | None', 'b': "'quoted'"} None True
y: also.missing
print(__annotations__)  # expect: {'y': 'also.missing'}
