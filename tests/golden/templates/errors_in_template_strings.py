# What is wrong in a template string is worded as for an f-string, with another letter.
sources = [
    "t'{}'", "t'{!r}'", "t'{a'", "t'{a!x}'", "t'{a! r}'", "t'{a!}'", "t'}'", "t'{a b}'", "t'{a $}'", "t'{a = b}'",
    "t'{lambda x: 1}'", "t'{*a}'", "t'{a:{b:{c:{d}}}}'", "t'{a)}'", "t'{(a}'", "t'abc", "t'''abc", "t'{a:'", "t'{a:\n}'",
    "bt'a'", "ut'a'", "ft'a'", "tt'a'", "t'a' = 1", "del t'a'", "for t'a' in b: pass", "t'\\N{nothing}'", "t'\\x1'",
]
for source in sources:
    try:
        compile(source, "file", "exec")
    except SyntaxError as error:
        print(source.encode(), error.msg, error.offset, error.end_offset)
        # expect: b"t'{}'" t-string: valid expression required before '}' 4 5
        # expect: b"t'{!r}'" t-string: valid expression required before '!' 4 5
        # expect: b"t'{a'" t-string: expecting '}' 5 5
        # expect: b"t'{a!x}'" t-string: invalid conversion character 'x': expected 's', 'r', or 'a' 6 7
        # expect: b"t'{a! r}'" t-string: conversion type must come right after the exclamation mark 5 8
        # expect: b"t'{a!}'" t-string: missing conversion character 6 7
        # expect: b"t'}'" t-string: single '}' is not allowed 3 3
        # expect: b"t'{a b}'" invalid syntax. Perhaps you forgot a comma? 4 7
        # expect: b"t'{a $}'" t-string: expecting '=', or '!', or ':', or '}' 6 7
        # expect: b"t'{a = b}'" t-string: expecting '!', or ':', or '}' 8 9
        # expect: b"t'{lambda x: 1}'" t-string: lambda expressions are not allowed without parentheses 4 13
        # expect: b"t'{*a}'" can't use starred expression here 4 6
        # expect: b"t'{a:{b:{c:{d}}}}'" t-string: expressions nested too deeply 11 11
        # expect: b"t'{a)}'" t-string: unmatched ')' 5 5
        # expect: b"t'{(a}'" closing parenthesis '}' does not match opening parenthesis '(' 6 6
        # expect: b"t'abc" unterminated t-string literal (detected at line 1) 1 1
        # expect: b"t'''abc" unterminated triple-quoted t-string literal (detected at line 1) 1 1
        # expect: b"t'{a:'" t-string: expecting '}', or format specs 6 7
        # expect: b"t'{a:\n}'" t-string: newlines are not allowed in format specifiers for single quoted t-strings 6 6
        # expect: b"bt'a'" 'b' and 't' prefixes are incompatible 1 3
        # expect: b"ut'a'" 'u' and 't' prefixes are incompatible 1 3
        # expect: b"ft'a'" 'f' and 't' prefixes are incompatible 1 3
        # expect: b"tt'a'" invalid syntax 3 6
        # expect: b"t'a' = 1" cannot assign to t-string expression here. Maybe you meant '==' instead of '='? 1 5
        # expect: b"del t'a'" cannot delete t-string expression 5 9
        # expect: b"for t'a' in b: pass" cannot assign to t-string expression 5 9
        # expect: b"t'\\N{nothing}'" (unicode error) 'unicodeescape' codec can't decode bytes in position 0-10: unknown Unicode character name 14 15
        # expect: b"t'\\x1'" (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape 6 7
for source in ("match x:\n case t'a': pass", "match x:\n case {t'a': 1}: pass"):
    try:
        compile(source, "file", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno)
        # expect: patterns may only match literals and attribute lookups 2
        # expect: mapping pattern keys may only match literals and attribute lookups 2
