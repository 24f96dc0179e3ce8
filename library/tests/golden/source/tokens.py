"""Tokens of a source, and a source of tokens."""
import io
import tokenize

source = "def f(a):\n    # note\n    return f'{a!r:>{w}}x{{' + (b'1',\n  0x1F)\n\nx = '''a\nb'''\n"
tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
for token in tokens:
    print(*token.start, *token.end, tokenize.tok_name[token.exact_type], repr(token.string))
# expect: 1 0 1 3 NAME 'def'
# expect: 1 4 1 5 NAME 'f'
# expect: 1 5 1 6 LPAR '('
# expect: 1 6 1 7 NAME 'a'
# expect: 1 7 1 8 RPAR ')'
# expect: 1 8 1 9 COLON ':'
# expect: 1 9 1 10 NEWLINE '\n'
# expect: 2 4 2 10 COMMENT '# note'
# expect: 2 10 2 11 NL '\n'
# expect: 3 0 3 4 INDENT '    '
# expect: 3 4 3 10 NAME 'return'
# expect: 3 11 3 13 FSTRING_START "f'"
# expect: 3 13 3 14 LBRACE '{'
# expect: 3 14 3 15 NAME 'a'
# expect: 3 15 3 16 EXCLAMATION '!'
# expect: 3 16 3 17 NAME 'r'
# expect: 3 17 3 18 COLON ':'
# expect: 3 18 3 19 FSTRING_MIDDLE '>'
# expect: 3 19 3 20 LBRACE '{'
# expect: 3 20 3 21 NAME 'w'
# expect: 3 21 3 22 RBRACE '}'
# expect: 3 22 3 22 FSTRING_MIDDLE ''
# expect: 3 22 3 23 RBRACE '}'
# expect: 3 23 3 25 FSTRING_MIDDLE 'x{'
# expect: 3 26 3 27 FSTRING_END "'"
# expect: 3 28 3 29 PLUS '+'
# expect: 3 30 3 31 LPAR '('
# expect: 3 31 3 35 STRING "b'1'"
# expect: 3 35 3 36 COMMA ','
# expect: 3 36 3 37 NL '\n'
# expect: 4 2 4 6 NUMBER '0x1F'
# expect: 4 6 4 7 RPAR ')'
# expect: 4 7 4 8 NEWLINE '\n'
# expect: 5 0 5 1 NL '\n'
# expect: 6 0 6 0 DEDENT ''
# expect: 6 0 6 1 NAME 'x'
# expect: 6 2 6 3 EQUAL '='
# expect: 6 4 7 4 STRING "'''a\nb'''"
# expect: 7 4 7 5 NEWLINE '\n'
# expect: 8 0 8 0 ENDMARKER ''
print(tokenize.untokenize(tokens) == source)  # expect: True
print(tokens[0])  # expect: TokenInfo(type=1 (NAME), string='def', start=(1, 0), end=(1, 3), line='def f(a):\n')
print(next(tokenize.tokenize(io.BytesIO(b"# coding: latin-1\n").readline)).string)  # expect: iso-8859-1

for text in ("'abc\n", "(", "if a:\n   b\n  c\n", "'''a", "f'{a'\n", "1__0\n"):
    try:
        list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError) as error:
        print(type(error).__name__, error.args[0])
# expect: TokenError unterminated string literal (detected at line 1)
# expect: TokenError unexpected EOF in multi-line statement
# expect: IndentationError unindent does not match any outer indentation level
# expect: TokenError EOF in multi-line string
# expect: TokenError f-string: expecting '}'
# expect: TokenError invalid decimal literal
