# Fields are numbered by the first part of their name; a brace within brackets is a part of the key.
from string import Formatter

for text in ("{0[0]}{}", "{}{0[0]}", "{!r}{1}", "{.real}{[0]}", "{0.real}{0}", "{:{0}}"):
    try:
        print(Formatter().format(text, [2], 1))
    except (ValueError, IndexError, AttributeError) as error:
        print(error)
        # expect: cannot switch from manual field specification to automatic field numbering
        # expect: cannot switch from automatic field numbering to manual field specification
        # expect: cannot switch from automatic field numbering to manual field specification
        # expect: 'list' object has no attribute 'real'
        # expect: 'list' object has no attribute 'real'
        # expect: cannot switch from automatic field numbering to manual field specification
print("{[{]}".format({"{": 1}), list(Formatter().parse("{[{]}")))  # expect: 1 [('', '[{]', '', None)]
for text in ("{[}{:,}", "{a{b}"):
    try:
        text.format(1)
    except ValueError as error:
        print(error)
        # expect: expected '}' before end of string
        # expect: unexpected '{' in field name
