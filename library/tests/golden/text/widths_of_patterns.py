# What a pattern takes at least and at most, as programs ask the parser of `re` for it.
from re import _constants, _parser

for pattern in "a*", "a{2,3}b?", "(?:)", "(a|bc)+", "(?P<x>ab)(?P=x)":
    print(pattern, _parser.parse(pattern).getwidth())
# expect: a* (0, 18446744073709551616)
# expect: a{2,3}b? (2, 4)
# expect: (?:) (0, 0)
# expect: (a|bc)+ (1, 18446744073709551616)
# expect: (?P<x>ab)(?P=x) (4, 4)
try:
    _parser.parse("(")
except _constants.error as error:
    print(error)  # expect: missing ), unterminated subpattern at position 0
print(_constants.MAXREPEAT)  # expect: MAXREPEAT
