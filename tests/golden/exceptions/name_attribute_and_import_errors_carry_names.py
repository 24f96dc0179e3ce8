# NameError/UnboundLocalError carry .name; AttributeError .name and .obj; ImportError .name.
def f():
    def g(): return q
    try: g()
    except NameError as e: print(e.name)
    q = 1
    try: (1).foo
    except AttributeError as e: print(e.name, e.obj)
f()
# expect: q
# expect: foo 1
