# Annotations that are stored as text have the fields of a template as they were written.
from __future__ import annotations

a: t'{ x !r:>{b}}c{{'
b: t'{x = }' t"d"
c: t"""{
  x}'"{y}"""
d: f'{ x = }' 'z'
for name, text in __annotations__.items():
    print(name, text)
    # expect: a t'{ x !r:>{b}}c{{'
    # expect: b t'x = {x !r}d'
    # expect: c t'{\n  x}\'"{y}'
    # expect: d f' x = {x!r}z'
