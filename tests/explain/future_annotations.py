# explain: f.Kind
from __future__ import annotations
def f(x: Kind):
    Kind = 1
    return Kind
