# Views of dicts make sets; which operand is walked depends on their sizes.
d = {n: n * n for n in (40, 8, 3, 16, 24)}
print(d.keys() & [24, 8, 1], d.keys() & {8, 16, 40, 24, 0, 32}, d.keys() & {40})
# expect: {24, 8} {40, 8, 16, 24} {40}
print(d.keys() | [64, 0], d.keys() - {8}, d.keys() ^ {8, 0})
# expect: {16, 64, 0, 3, 40, 8, 24} {16, 3, 40, 24} {16, 0, 3, 40, 24}
print({8, 9} & d.keys(), {8, 9} | d.keys(), {8, 72} - d.keys(), {8, 72} ^ d.keys())
# expect: {8} {3, 8, 9, 40, 16, 24} {72} {3, 40, 72, 16, 24}
e = {8: 64, 16: 0, 5: 25}
print(d.items() & e.items(), d.items() - e.items())  # expect: {(8, 64)} {(24, 576), (40, 1600), (16, 256), (3, 9)}
print(d.items() ^ e.items())  # expect: {(16, 0), (24, 576), (40, 1600), (16, 256), (3, 9), (5, 25)}
print(d.keys() & e.keys(), type(d.keys() & frozenset([8])))  # expect: {8, 16} <class 'set'>
print({1: []}.items() ^ {1: []}.items())  # expect: set()
