# Where an assignment expression is a SyntaxError.
sources = [
    "[n := 0 for n in x]",
    "[n for n in (m := x)]",
    "[[(n := 0) for m in x] for n in x]",
    "[m for n in x if (n := 1)]",
    "{k: v for k in (v := x)}",
    "class C:\n    [m := n for n in x]",
    "n := 1",
    "(a.b := 1)",
    "(a[0] := 1)",
    "def f(n := 1): pass",
    "f(n := 1)",
    "f(n=(m := 1))",
    "x[n := 1]",
    "lambda: (n := 1)",
    "f'{(n := 1)}'",
    "x = n := 1",
]
for source in sources:
    try:
        compile(source, "script", "exec")
        print("accepted")
    except SyntaxError as error:
        print(error.msg)
        # expect: assignment expression cannot rebind comprehension iteration variable 'n'
        # expect: assignment expression cannot be used in a comprehension iterable expression
        # expect: assignment expression cannot rebind comprehension iteration variable 'n'
        # expect: assignment expression cannot rebind comprehension iteration variable 'n'
        # expect: assignment expression cannot be used in a comprehension iterable expression
        # expect: assignment expression within a comprehension cannot be used in a class body
        # expect: invalid syntax
        # expect: cannot use assignment expressions with attribute
        # expect: cannot use assignment expressions with subscript
        # expect: invalid syntax
        # expect: accepted
        # expect: accepted
        # expect: accepted
        # expect: accepted
        # expect: accepted
        # expect: invalid syntax
