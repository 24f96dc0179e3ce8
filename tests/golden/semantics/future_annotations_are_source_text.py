# With the future import annotations are kept as normalised text.
from __future__ import annotations

def function(a: x  +  1, *b: "quoted", c: (lambda: 0)=1, d: [i for i in y] = 2) -> undefined[1:2, ...]:
    pass

for name, text in function.__annotations__.items():
    print(name, text)
    # expect: a x + 1
    # expect: b 'quoted'
    # expect: c lambda: 0
    # expect: d [i for i in y]
    # expect: return undefined[1:2, ...]

class Record:
    field: undefined . attribute = 1

print(Record.__annotations__)  # expect: {'field': 'undefined.attribute'}
