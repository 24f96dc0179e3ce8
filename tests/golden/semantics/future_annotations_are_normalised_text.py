# `from __future__ import annotations` stores annotation source text, normalised by the unparser.
from __future__ import annotations
def f(a: x  +  1, b: "s") -> (lambda: 0): pass
print(f.__annotations__)  # expect: {'a': 'x + 1', 'b': "'s'", 'return': 'lambda: 0'}
