"""What is wrong with a pattern, and where."""
import re

for pattern in [
    "(", ")", "*a", "a**", "[a", "[b-a]", "(?P<1>a)", "(?P<a>b)(?P<a>c)", "(?P=a)", r"\1", r"(a\1)", "(?z)", "a(?i)b", "(?<=a+)b",
    "(?(1)a|b|c)", "(?(2)a)", "a{3,2}", r"\q", r"\x1", r"\777", r"\N{NOTHING}", "\\", "(?i-i:a)", "a\n(?#", b"(?u)a",
]:
    try:
        re.compile(pattern)
    except re.error as error:
        print(error, "|", error.pos, error.colno)
# expect: missing ), unterminated subpattern at position 0 | 0 1
# expect: unbalanced parenthesis at position 0 | 0 1
# expect: nothing to repeat at position 0 | 0 1
# expect: multiple repeat at position 2 | 2 3
# expect: unterminated character set at position 0 | 0 1
# expect: bad character range b-a at position 1 | 1 2
# expect: bad character in group name '1' at position 4 | 4 5
# expect: redefinition of group name 'a' as group 2; was group 1 at position 12 | 12 13
# expect: unknown group name 'a' at position 4 | 4 5
# expect: invalid group reference 1 at position 1 | 1 2
# expect: cannot refer to an open group at position 2 | 2 3
# expect: unknown extension ?z at position 1 | 1 2
# expect: global flags not at the start of the expression at position 1 | 1 2
# expect: look-behind requires fixed-width pattern | None None
# expect: conditional backref with more than two branches at position 8 | 8 9
# expect: invalid group reference 2 at position 3 | 3 4
# expect: min repeat greater than max repeat at position 2 | 2 3
# expect: bad escape \q at position 0 | 0 1
# expect: incomplete escape \x1 at position 0 | 0 1
# expect: octal escape value \777 outside of range 0-0o377 at position 0 | 0 1
# expect: undefined character name 'NOTHING' at position 0 | 0 1
# expect: bad escape (end of pattern) at position 0 | 0 1
# expect: bad inline flags: flag turned on and off at position 5 | 5 6
# expect: missing ), unterminated comment at position 2 (line 2, column 1) | 2 1
# expect: bad inline flags: cannot use 'u' flag with a bytes pattern at position 3 | 3 4

for call in [
    lambda: re.sub("a", r"\1", "a"), lambda: re.sub("a", r"\g<b>", "a"), lambda: re.compile("a").match(b"a"),
    lambda: re.compile(b"a").match("a"), lambda: re.match("a", 1), lambda: re.compile(1), lambda: re.compile("a", re.L),
    lambda: re.compile(re.compile("a"), re.I), lambda: re.compile("a{99999999999}"), lambda: re.Pattern(),
]:
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
# expect: PatternError invalid group reference 1 at position 1
# expect: IndexError unknown group name 'b'
# expect: TypeError cannot use a string pattern on a bytes-like object
# expect: TypeError cannot use a bytes pattern on a string-like object
# expect: TypeError expected string or bytes-like object, got 'int'
# expect: TypeError first argument must be string or compiled pattern
# expect: ValueError cannot use LOCALE flag with a str pattern
# expect: ValueError cannot process flags argument with a compiled pattern
# expect: OverflowError the repetition number is too large
# expect: TypeError cannot create 're.Pattern' instances
