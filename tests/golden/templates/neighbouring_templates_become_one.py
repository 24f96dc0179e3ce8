# Template strings beside each other are one template; beside other strings they are an error.
a, b = 1, 2
both = t"<{a}" t"|" rt"\{b}" t">"
print(both.strings, both.values)  # expect: ('<', '|\\', '>') (1, 2)
for source in ("t'a' 'b'", "'a' t'b'", "t'a' f'b'", "b'a' t'b'", "t'a' t'b' u'c'"):
    try:
        eval(source)
    except SyntaxError as error:
        print(error.msg, error.offset, error.end_offset)
        # expect: cannot mix t-string literals with string or bytes literals 1 9
        # expect: cannot mix t-string literals with string or bytes literals 1 9
        # expect: cannot mix t-string literals with string or bytes literals 1 10
        # expect: cannot mix t-string literals with string or bytes literals 1 10
        # expect: cannot mix t-string literals with string or bytes literals 6 15
