# Tables, values, and what is no TOML.
import tomllib


def attempt(text):
    try:
        print(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        print(error, error.pos)


attempt('title = "TOML" # a comment\n[owner]\nname = "Ada"\nage = 36\n[owner.home]\n"at the".sea = true')
# expect: {'title': 'TOML', 'owner': {'name': 'Ada', 'age': 36, 'home': {'at the': {'sea': True}}}}
attempt("a = [1, 2,\n 3, # three\n]\nb = {x = 1, y.z = 'q'}\n[[c]]\nd = 1\n[[c]]\nd = 2\n[c.e]")
# expect: {'a': [1, 2, 3], 'b': {'x': 1, 'y': {'z': 'q'}}, 'c': [{'d': 1}, {'d': 2, 'e': {}}]}
attempt("i = [0, -0, +7, 1_000, 0xDEAD_beef, 0o17, 0b101]\nf = [1.5, -0.0, 1e3, 6.02e+23, 1_0.0_1, inf, -inf]")
# expect: {'i': [0, 0, 7, 1000, 3735928559, 15, 5], 'f': [1.5, -0.0, 1000.0, 6.02e+23, 10.01, inf, -inf]}
attempt(r's = ["\u00e9\t\"\\", ' + "'no \\escape']\nm = \"\"\"\nline\\\n   goes on\n\"quotes\"\"\"\"\"\nn = '''\na''b'''")
# expect: {'s': ['é\t"\\', 'no \\escape'], 'm': 'linegoes on\n"quotes""', 'n': "a''b"}
for text in ("a", "a =", "a = 1 b", "= 1", "[a", "[a]\n[a]", "a = 1\na = 2", "a = [1", "a = {b = 1,}", "a = {b = 1, b = 2}",
             "a = {b = 1}\na.c = 2", "a.b = 1\n[a]", "[[a]]\n[a]", "a = []\n[[a]]", 'a = "', 'a = "\\q"', 'a = "\\ud800"',
             "a = '\1'", "a = 01", "a = 1__0", "a = 1.", "a = tru", "# \1", "é = 1", "a = \"\"\"x", "a..b = 1"):
    attempt(text)
# expect: Expected '=' after a key in a key/value pair (at end of document) 1
# expect: Invalid value (at end of document) 3
# expect: Expected newline or end of document after a statement (at line 1, column 7) 6
# expect: Invalid statement (at line 1, column 1) 0
# expect: Expected ']' at the end of a table declaration (at end of document) 2
# expect: Cannot declare ('a',) twice (at line 2, column 3) 6
# expect: Cannot overwrite a value (at end of document) 11
# expect: Unclosed array (at end of document) 6
# expect: Invalid initial character for a key part (at line 1, column 12) 11
# expect: Duplicate inline table key 'b' (at line 1, column 18) 17
# expect: Cannot mutate immutable namespace ('a',) (at end of document) 19
# expect: Cannot declare ('a',) twice (at line 2, column 3) 10
# expect: Cannot declare ('a',) twice (at line 2, column 3) 8
# expect: Cannot mutate immutable namespace ('a',) (at line 2, column 4) 10
# expect: Unterminated string (at end of document) 5
# expect: Unescaped '\' in a string (at line 1, column 8) 7
# expect: Escaped character is not a Unicode scalar value (at line 1, column 12) 11
# expect: Found invalid character '\x01' (at line 1, column 6) 5
# expect: Expected newline or end of document after a statement (at line 1, column 6) 5
# expect: Expected newline or end of document after a statement (at line 1, column 6) 5
# expect: Expected newline or end of document after a statement (at line 1, column 6) 5
# expect: Invalid value (at line 1, column 5) 4
# expect: Found invalid character '\x01' (at line 1, column 3) 2
# expect: Invalid statement (at line 1, column 1) 0
# expect: Unterminated string (at end of document) 8
# expect: Invalid initial character for a key part (at line 1, column 3) 2
print(tomllib.loads("x = 1.10", parse_float=str), tomllib.TOMLDecodeError.__mro__[1])  # expect: {'x': '1.10'} <class 'ValueError'>
