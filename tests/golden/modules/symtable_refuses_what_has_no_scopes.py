import symtable

table = symtable.symtable("def f(): pass\ndef f(): pass\nx = 1", "twice.py", "exec")
for name in ("x", "f", "missing"):
    try:
        table.lookup(name).get_namespace()
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)
        # expect: ValueError name is not bound to any namespaces
        # expect: ValueError name is bound to multiple namespaces
        # expect: KeyError 'missing'
for source, kind in [("x =", "exec"), ("nonlocal x", "exec"), ("def f(a, a): 1", "exec"), ("1", "bad"), ("x = 1", "eval")]:
    try:
        symtable.symtable(source, "wrong.py", kind)
    except (SyntaxError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: SyntaxError invalid syntax (wrong.py, line 1)
        # expect: SyntaxError nonlocal declaration not allowed at module level (wrong.py, line 1)
        # expect: SyntaxError duplicate argument 'a' in function definition (wrong.py, line 1)
        # expect: ValueError symtable() arg 3 must be 'exec' or 'eval' or 'single'
        # expect: SyntaxError invalid syntax (wrong.py, line 1)
print(symtable.symtable("return", "late.py", "exec"))  # expect: <SymbolTable for module late.py>
print(table.get_children()[0] is table.get_children()[0], table.lookup("f") is table.lookup("f"))  # expect: True True
