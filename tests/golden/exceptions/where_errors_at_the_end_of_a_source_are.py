for source in "try: pass", "if x:\n try:\n  pass\n", "x = {", "x = (1,\n", "x = (1,\n2", "y\nx = (1,\n\n", "f'{a", "if x", "def f(a", "if x:":
    try:
        compile(source, "<test>", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text))
        # expect: expected 'except' or 'finally' block 1 10 1 -1 'try: pass\n'
        # expect: expected 'except' or 'finally' block 3 7 3 -1 '  pass\n'
        # expect: '{' was never closed 1 5 1 0 'x = {\n'
        # expect: '(' was never closed 1 5 1 0 'x = (1,\n'
        # expect: '(' was never closed 1 5 1 0 'x = (1,'
        # expect: '(' was never closed 2 5 2 0 'x = (1,'
        # expect: '{' was never closed 1 3 1 0 "f'{a\n"
        # expect: expected ':' 1 5 1 6 'if x\n'
        # expect: '(' was never closed 1 6 1 0 'def f(a\n'
        # expect: expected an indented block after 'if' statement on line 1 1 6 1 -1 'if x:\n'
