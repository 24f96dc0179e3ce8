from __future__ import annotations
def f(a: first = default) -> [late for late in second]:
    local: third = a
    return lambda: local
