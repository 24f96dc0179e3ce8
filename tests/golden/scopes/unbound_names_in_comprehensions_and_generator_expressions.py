# Unbound name in an inlined comprehension of a function that binds it later: UnboundLocalError (local), in a
# genexp NameError (free variable).
def f():
    for t in (lambda: 0,):
        try: [late for _ in "a"]
        except NameError as e: print(type(e).__name__)
        try: list(late for _ in "a")
        except NameError as e: print(type(e).__name__)
    late = 1
f()
# expect: UnboundLocalError
# expect: NameError
