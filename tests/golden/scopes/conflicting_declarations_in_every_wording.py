# The parameter / global / nonlocal conflicts and use-before-declaration are SyntaxErrors with fixed wording .
for s in ("def f(a):\n global a", "def f():\n print(a)\n global a", "def f():\n a=1\n global a", "def o():\n a=0\n def f():\n  nonlocal a\n  a: int",
          "def o():\n a=0\n def f():\n  global a\n  nonlocal a", "def f():\n global a\n for a in (): pass"):
    try: compile(s, "s", "exec"); print("ok")
    except SyntaxError as e: print(e.msg, e.lineno)
    # expect: name 'a' is parameter and global 2
    # expect: name 'a' is used prior to global declaration 3
    # expect: name 'a' is assigned to before global declaration 3
    # expect: annotated name 'a' can't be nonlocal 5
    # expect: name 'a' is nonlocal and global 4
    # expect: ok
