# `exec` takes statements, `eval` one expression, `single` prints expression values.
exec(compile("1 + 1; None; 'text'; x = 3", "script", "single"))
# expect: 2
# expect: 'text'
exec(compile("for n in range(2): n * 10\n", "script", "single"))
# expect: 0
# expect: 10
print(eval(compile("[1, 2][1]", "script", "eval")))  # expect: 2
exec(compile("print('a')\nprint('b')", "script", "exec"))
# expect: a
# expect: b
for source, mode in (("a = 1", "eval"), ("1; 2", "eval"), ("a = 1\nb = 2\n", "single"), ("", "eval"), ("1", "run")):
    try:
        compile(source, "script", mode)
        print("accepted")
    except (SyntaxError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: SyntaxError invalid syntax (script, line 1)
        # expect: SyntaxError invalid syntax (script, line 1)
        # expect: SyntaxError multiple statements found while compiling a single statement (script, line 1)
        # expect: SyntaxError invalid syntax (script, line 0)
        # expect: ValueError compile() mode must be 'exec', 'eval' or 'single'
