# Walrus restrictions: not the iteration variable, not in the iterable expression, not in a class-body
# comprehension, not unparenthesised at statement level.
for s in ("[i := 0 for i in x]", "[i for i in (j := x)]", "class C:\n [j := 0 for i in x]", "x := 1", "[[(j := 0) for i in x] for j in x]", "lambda: (yield) (x := 1)", "(x.y := 1)"):
    try: compile(s, "s", "exec"); print("ok")
    except SyntaxError as e: print(e.msg)
    # expect: assignment expression cannot rebind comprehension iteration variable 'i'
    # expect: assignment expression cannot be used in a comprehension iterable expression
    # expect: assignment expression within a comprehension cannot be used in a class body
    # expect: invalid syntax
    # expect: assignment expression cannot rebind comprehension iteration variable 'j'
    # expect: ok
    # expect: cannot use assignment expressions with attribute
