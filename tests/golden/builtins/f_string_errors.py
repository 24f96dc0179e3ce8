# Wrong f-strings are SyntaxErrors, wrong specs errors at run time.
for source in ("f'{'", "f'}'", "f'{}'", "f'{a!x}'", "f'{a b}'", "f'{lambda x: 1}'", "f'{a:{b:{c:{d}}}}'", "f'{*a}'", "f'{!r}'", "f'{a!}'"):
    try:
        compile(source, "script", "eval")
        print("accepted")
    except SyntaxError as error:
        print(error.msg)
        # expect: f-string: expecting '}'
        # expect: f-string: single '}' is not allowed
        # expect: f-string: valid expression required before '}'
        # expect: f-string: invalid conversion character 'x': expected 's', 'r', or 'a'
        # expect: invalid syntax. Perhaps you forgot a comma?
        # expect: f-string: lambda expressions are not allowed without parentheses
        # expect: f-string: expressions nested too deeply
        # expect: can't use starred expression here
        # expect: f-string: valid expression required before '!'
        # expect: f-string: missing conversion character
for value, spec in (("text", "d"), (3, "s"), ([], ">5"), (1.5, "d"), ("x", "=5"), (2, ".3")):
    try:
        print(f"{value:{spec}}")
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
        # expect: ValueError Unknown format code 'd' for object of type 'str'
        # expect: ValueError Unknown format code 's' for object of type 'int'
        # expect: TypeError unsupported format string passed to list.__format__
        # expect: ValueError Unknown format code 'd' for object of type 'float'
        # expect: ValueError '=' alignment not allowed in string format specifier
        # expect: ValueError Precision not allowed in integer format specifier
