# Where a SyntaxError points to.
for source in ("def f():\n    nonlocal nowhere\n", "a = 1\nb = = 2\n", "print('unclosed", "x = (1,\n     2", "for\n",
               "def f(a, a): pass", "return 1", "def f():\n    x = 1\n    global x\n", "break", "a b"):
    try:
        compile(source, "file.py", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, repr(error.text), error.filename)
        # expect: no binding for nonlocal 'nowhere' found 2 5 2 21 None file.py
        # expect: invalid syntax 2 5 2 6 'b = = 2\n' file.py
        # expect: unterminated string literal (detected at line 1) 1 7 1 7 "print('unclosed" file.py
        # expect: '(' was never closed 1 5 1 0 'x = (1,' file.py
        # expect: invalid syntax 1 4 1 5 'for\n' file.py
        # expect: duplicate argument 'a' in function definition 1 10 1 11 None file.py
        # expect: 'return' outside function 1 1 1 9 None file.py
        # expect: name 'x' is assigned to before global declaration 3 5 3 13 None file.py
        # expect: 'break' outside loop 1 1 1 6 None file.py
        # expect: invalid syntax 1 3 1 4 'a b\n' file.py
