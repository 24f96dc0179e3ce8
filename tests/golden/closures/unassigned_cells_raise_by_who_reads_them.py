# Reading an unassigned cell from the *owning* function is UnboundLocalError; from an inner one NameError
# 'cannot access free variable'.
def f():
    def g(): return x
    for t in (g, lambda: (x,)):
        try: t()
        except NameError as e: print(type(e).__name__, e)
    try: x
    except NameError as e: print(type(e).__name__, e)
    x = 1
f()
# expect: NameError cannot access free variable 'x' where it is not associated with a value in enclosing scope
# expect: NameError cannot access free variable 'x' where it is not associated with a value in enclosing scope
# expect: UnboundLocalError cannot access local variable 'x' where it is not associated with a value
