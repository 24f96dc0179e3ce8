# Statements in places where they mean nothing.
for source in ("return", "break", "continue", "class C:\n    return 1", "while 1:\n    def f(): break", "if 1:\n    continue",
               "for x in y:\n    pass\nelse:\n    break", "await x", "async with a: pass", "def f(): async for x in y: pass",
               "try: pass", "with: pass", "else: pass", "x +", "pass pass", "def f(:", "del f()", "f() = 1", "1 = x", "x + 1 += 2",
               "for 1 in x: pass", "*a = 1", "a, *b, *c = x", "import", "from x import", "lambda x: = 1", "assert", "raise from x"):
    try:
        compile(source, "script", "exec")
        print("accepted", source)
    except SyntaxError as error:
        print(error.msg)
        # expect: 'return' outside function
        # expect: 'break' outside loop
        # expect: 'continue' not properly in loop
        # expect: 'return' outside function
        # expect: 'break' outside loop
        # expect: 'continue' not properly in loop
        # expect: 'break' outside loop
        # expect: 'await' outside function
        # expect: 'async with' outside async function
        # expect: invalid syntax
        # expect: expected 'except' or 'finally' block
        # expect: invalid syntax
        # expect: invalid syntax
        # expect: invalid syntax
        # expect: invalid syntax
        # expect: invalid syntax
        # expect: cannot delete function call
        # expect: cannot assign to function call here. Maybe you meant '==' instead of '='?
        # expect: cannot assign to literal here. Maybe you meant '==' instead of '='?
        # expect: 'expression' is an illegal expression for augmented assignment
        # expect: cannot assign to literal
        # expect: starred assignment target must be in a list or tuple
        # expect: multiple starred expressions in assignment
        # expect: Expected one or more names after 'import'
        # expect: Expected one or more names after 'import'
        # expect: invalid syntax
        # expect: invalid syntax
        # expect: invalid syntax
