# With the filter "error", what the compiler warns about is a SyntaxError at its place.
import warnings

warnings.simplefilter("error")
for source in [
    "x = 1\nprint(  x is 5)", "assert (1,\n 2)", "[1][1,2]", "(1)(2)", "1[2]", "a = 1if x else 2\nb", "\n\ny = 0x1for x in y",
    "a = 'abc' '\\d' + 1", "f'ab{x}\\q {1}'", "f'ab{x:\\q} {1}'", "f'\\{1}'", "b'\\q'", "'''a\n\\q\n'''", "'\\400'",
    "def f():\n    return 5 is x", "x = '\\d'\ny is 5", "é is 5; 'é' is x",
]:
    try:
        compile(source, "nofile", "exec")
    except SyntaxError as error:
        print(error.args, type(error.__context__))
        # expect: ('"is" with \'int\' literal. Did you mean "=="?', ('nofile', 2, 9, None, 2, 15)) <class 'NoneType'>
        # expect: ('assertion is always true, perhaps remove parentheses?', ('nofile', 1, 1, None, 2, 4)) <class 'NoneType'>
        # expect: ('list indices must be integers or slices, not tuple; perhaps you missed a comma?', ('nofile', 1, 1, None, 1, 4)) <class 'NoneType'>
        # expect: ("'int' object is not callable; perhaps you missed a comma?", ('nofile', 1, 2, None, 1, 3)) <class 'NoneType'>
        # expect: ("'int' object is not subscriptable; perhaps you missed a comma?", ('nofile', 1, 1, None, 1, 2)) <class 'NoneType'>
        # expect: ('invalid decimal literal', ('nofile', 1, 5, 'a = 1if x else 2', 1, 5)) <class 'NoneType'>
        # expect: ('invalid hexadecimal literal', ('nofile', 3, 8, 'y = 0x1for x in y', 3, 8)) <class 'NoneType'>
        # expect: ('"\\d" is an invalid escape sequence. Did you mean "\\\\d"? A raw string is also an option.', ('nofile', 1, 12, "a = 'abc' '\\d' + 1\n", 1, 14)) <class 'NoneType'>
        # expect: ('"\\q" is an invalid escape sequence. Did you mean "\\\\q"? A raw string is also an option.', ('nofile', 1, 15, "f'ab{x}\\q {1}'\n", 1, 16)) <class 'NoneType'>
        # expect: ('"\\q" is an invalid escape sequence. Did you mean "\\\\q"? A raw string is also an option.', ('nofile', 1, 8, "f'ab{x:\\q} {1}'\n", 1, 10)) <class 'NoneType'>
        # expect: ('"\\{" is an invalid escape sequence. Did you mean "\\\\{"? A raw string is also an option.', ('nofile', 1, 4, "f'\\{1}'", 1, 4)) <class 'NoneType'>
        # expect: ('"\\q" is an invalid escape sequence. Did you mean "\\\\q"? A raw string is also an option.', ('nofile', 1, 1, "b'\\q'\n", 1, 3)) <class 'NoneType'>
        # expect: ('"\\q" is an invalid escape sequence. Did you mean "\\\\q"? A raw string is also an option.', ('nofile', 2, 1, '\\q', 2, 3)) <class 'NoneType'>
        # expect: ('"\\400" is an invalid octal escape sequence. Did you mean "\\\\400"? A raw string is also an option.', ('nofile', 1, 2, "'\\400'\n", 1, 4)) <class 'NoneType'>
        # expect: ('"is" with \'int\' literal. Did you mean "=="?', ('nofile', 2, 12, None, 2, 18)) <class 'NoneType'>
        # expect: ('"\\d" is an invalid escape sequence. Did you mean "\\\\d"? A raw string is also an option.', ('nofile', 1, 6, "x = '\\d'\n", 1, 8)) <class 'NoneType'>
        # expect: ('"is" with \'int\' literal. Did you mean "=="?', ('nofile', 1, 1, None, 1, 8)) <class 'NoneType'>
for function in (eval, exec):
    try:
        function("1 is 1")
    except SyntaxError as error:
        print(function.__name__, error)
        # expect: eval "is" with 'int' literal. Did you mean "=="? (<string>, line 1)
        # expect: exec "is" with 'int' literal. Did you mean "=="? (<string>, line 1)
warnings.simplefilter("ignore")
print(eval("5 is 6"))  # expect: False
