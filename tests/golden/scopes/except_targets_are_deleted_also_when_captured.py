# Names in an `except ... as e` clause are deleted on leaving the handler, also when captured.
def f():
    try: 1/0
    except ZeroDivisionError as e: g = lambda: e  # expect error: NameError: cannot access free variable 'e' where it is not associated with a value in enclosing scope
    g()
f()
