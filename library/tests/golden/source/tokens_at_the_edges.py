"""Where a source ends without a newline, backslashes join lines, and numbers, prefixes and braces are not what they seem."""
import io
import tokenize


def show(source):
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            print(tokenize.tok_name[token.type], repr(token.string), *token.start, *token.end)
    except tokenize.TokenError as error:
        print(error)


# An underscore stands between digits.
show("1._4")
# expect: NUMBER '1.' 1 0 1 2
# expect: NAME '_4' 1 2 1 4
# expect: NEWLINE '' 1 4 1 5
# expect: ENDMARKER '' 2 0 2 0
# A last line of blanks ends as the others do.
show("a\n ")
# expect: NAME 'a' 1 0 1 1
# expect: NEWLINE '\n' 1 1 1 2
# expect: NL '' 2 1 2 2
# expect: ENDMARKER '' 3 0 3 0
show("(a")
# expect: OP '(' 1 0 1 1
# expect: NAME 'a' 1 1 1 2
# expect: NL '' 1 2 1 3
# expect: ('unexpected EOF in multi-line statement', (1, 0))
# The first of joined lines says the column.
show(" \\\n  a")
# expect: INDENT '  ' 2 0 2 2
# expect: NAME 'a' 2 2 2 3
# expect: NEWLINE '' 2 3 2 4
# expect: DEDENT '' 3 0 3 0
# expect: ENDMARKER '' 3 0 3 0
show("a\\\nb\\\n")
# expect: NAME 'a' 1 0 1 1
# expect: NAME 'b' 2 0 2 1
# expect: ('unexpected EOF in multi-line statement', (2, 6))
show("a \\ b")
# expect: NAME 'a' 1 0 1 1
# expect: ('unexpected character after line continuation character', (1, 6))
show("\x01")  # expect: ('invalid non-printable character U+0001', (1, 1))
show("ub''")  # expect: ("'u' and 'b' prefixes are incompatible", (1, 1))
show("f'{a")
# expect: FSTRING_START "f'" 1 0 1 2
# expect: OP '{' 1 2 1 3
# expect: NAME 'a' 1 3 1 4
# expect: NL '' 1 4 1 5
# expect: ('unexpected EOF in multi-line statement', (1, 5))
show("f'{a:")
# expect: FSTRING_START "f'" 1 0 1 2
# expect: OP '{' 1 2 1 3
# expect: NAME 'a' 1 3 1 4
# expect: OP ':' 1 4 1 5
# expect: ('f-string: newlines are not allowed in format specifiers for single quoted f-strings', (1, 6))

print(tokenize.StringPrefix[0], "bR" in tokenize.StringPrefix.split("|"), tokenize.StringPrefix.count("|"))
# expect: ( True 34
writer = tokenize.Untokenizer()
for text in ("{a}", "\\N{a}{", "\\\\N{a}", "\\\\\\N{a}"):
    print(writer.escape_brackets(text))
# expect: {{a}}
# expect: \N{a}{{
# expect: \\N{{a}}
# expect: \\\N{a}
writer.compat((tokenize.NAME, "a"), [(tokenize.OP, "+")])
print(writer.tokens)  # expect: ['a ', '+']
writer.prev_row, writer.prev_col = 2, 2
try:
    writer.add_whitespace((1, 3))
except ValueError as error:
    print(error)
# expect: start (1,3) precedes previous end (2,2)


def again(source):
    """Both texts of the tokens."""
    tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    return tokenize.untokenize(tokens), tokenize.untokenize(token[:2] for token in tokens)


print(again("f'{ {1} }' 'a'"))  # expect: ("f'{ {1} }' 'a'", "f'{ {1 } }' 'a'")
print(again("f'a' t'b'"))  # expect: ("f'a' t'b'", "f'a't'b'")
print(again("f'''\n{{'''"))  # expect: ("f'''\n{{'''", "f'''\n{{'''")
