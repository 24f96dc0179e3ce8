# Annotations that become strings had an escaping and digits of floats of their own: a soft hyphen stayed as it was,
# and ties between the shortest digits went another way.
from __future__ import annotations

a: '\xad'
b: '\u200b\ue000\U000e0001 é日'
c: b'\xad\'"'
d: 5e-324 + 9007199254740993.0 + 2e-44 + 1e22 + 1e16 + 123456789012345680.0 + 0.0001 + 0.00001
e: 1e999 + 1e999j + 2.50j + 0j
f: 0xffffffffffffffffffff + 0b1_0
g: f'\xad{x:\xad}'
h: 1125899906842624.25 + 2.98023223876953125e-08 - 8.41e21

for text in __annotations__.values():
    print(ascii(text))
    # expect: "'\\xad'"
    # expect: "'\\u200b\\ue000\\U000e0001 \xe9\u65e5'"
    # expect: 'b\'\\xad\\\'"\''
    # expect: '5e-324 + 9007199254740992.0 + 2e-44 + 1e+22 + 1e+16 + 1.2345678901234568e+17 + 0.0001 + 1e-05'
    # expect: '1e309 + 1e309j + 2.5j + 0j'
    # expect: '1208925819614629174706175 + 2'
    # expect: "f'\\xad{x:\\xad}'"
    # expect: '1125899906842624.2 + 2.9802322387695312e-08 - 8.41e+21'
