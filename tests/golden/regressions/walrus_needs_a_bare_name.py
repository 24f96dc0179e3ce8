# The parser let a name in parentheses pass as the target of an assignment expression.
x = 0
for source in ["((x) := 1)", "[((y) := 1) for x in []]", "f((x) := 1)", "print((x) := 1)", "(x := 1)", "f'{(x):=5}'"]:
    try:
        print(eval(source, {"x": x, "f": str}))
    except SyntaxError as e:
        print(e.msg)
        # expect: cannot use assignment expressions with name
        # expect: cannot use assignment expressions with name
        # expect: invalid syntax
        # expect: invalid syntax
        # expect: 1
        # expect:     0
