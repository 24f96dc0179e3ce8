# Every part of the format specification for texts.
for spec in ("", "s", "5", "<5", ">5", "^5", "*^7", "é<4", ".2", "5.1", "<5.1s", "05", "0<5", ".0", "{^5", "x^6"):
    print(spec, [format("abc", spec), format("", spec)])
    # expect:  ['abc', '']
    # expect: s ['abc', '']
    # expect: 5 ['abc  ', '     ']
    # expect: <5 ['abc  ', '     ']
    # expect: >5 ['  abc', '     ']
    # expect: ^5 [' abc ', '     ']
    # expect: *^7 ['**abc**', '*******']
    # expect: é<4 ['abcé', 'éééé']
    # expect: .2 ['ab', '']
    # expect: 5.1 ['a    ', '     ']
    # expect: <5.1s ['a    ', '     ']
    # expect: 05 ['abc00', '00000']
    # expect: 0<5 ['abc00', '00000']
    # expect: .0 ['', '']
    # expect: {^5 ['{abc{', '{{{{{']
    # expect: x^6 ['xabcxx', 'xxxxxx']
for spec in ("=5", "+", "-", " ", "#", ",", "_", "d", "f", "x", "5,", "z", "99999999999999999999", ".99999999999999999999", "<", "5s5", "=", "z5"):
    try:
        print(spec, [format("abc", spec)])
    except ValueError as error:
        print(spec, error)
        # expect: =5 '=' alignment not allowed in string format specifier
        # expect: + Sign not allowed in string format specifier
        # expect: - Sign not allowed in string format specifier
        # expect:   Space not allowed in string format specifier
        # expect: # Alternate form (#) not allowed in string format specifier
        # expect: , Cannot specify ',' with 's'.
        # expect: _ Cannot specify '_' with 's'.
        # expect: d Unknown format code 'd' for object of type 'str'
        # expect: f Unknown format code 'f' for object of type 'str'
        # expect: x Unknown format code 'x' for object of type 'str'
        # expect: 5, Cannot specify ',' with 's'.
        # expect: z Negative zero coercion (z) not allowed in string format specifier
        # expect: 99999999999999999999 Too many decimal digits in format string
        # expect: .99999999999999999999 Too many decimal digits in format string
        # expect: < ['abc']
        # expect: 5s5 Invalid format specifier '5s5' for object of type 'str'
        # expect: = '=' alignment not allowed in string format specifier
        # expect: z5 Negative zero coercion (z) not allowed in string format specifier
print(f"{'a':>{5}}|{'a':{'<'}{3}}|{'abc':.{2}}|{'☃':^3}|{'ab'!r:>6}|{'é'!a:>8}|{5!s:>3}|{None!r:^6}|{[1]!s:>5}")
# expect:     a|a  |ab| ☃ |  'ab'|  '\xe9'|  5| None |  [1]
