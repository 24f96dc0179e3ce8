# `del` on a captured name empties the cell; rebinding refills the same cell. `nonlocal x; del x` works from
# inside.
def f():
    x = 1
    def kill():
        nonlocal x; del x
    def get(): return x
    kill()
    try: get()
    except NameError as e: print(e)
    x = 2; print(get())
f()
# expect: cannot access free variable 'x' where it is not associated with a value in enclosing scope
# expect: 2
