# No comprehension and no generator expression may yield.
for source in ("def f(): return [(yield n) for n in x]", "def f(): return {(yield): 1 for n in x}",
               "def f(): return ((yield) for n in x)", "def f(): return {(yield from n) for n in x}",
               "def f(): return [n for n in (yield)]", "yield 1", "class C: yield 1", "x = (yield from y)"):
    try:
        compile(source, "script", "exec")
        print("accepted")
    except SyntaxError as error:
        print(error.msg)
        # expect: 'yield' inside list comprehension
        # expect: 'yield' inside dict comprehension
        # expect: 'yield' inside generator expression
        # expect: 'yield' inside set comprehension
        # expect: accepted
        # expect: 'yield' outside function
        # expect: 'yield' outside function
        # expect: 'yield from' outside function
