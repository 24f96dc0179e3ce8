# Iteration variables are local to the comprehension; same-named outer variable is untouched, also on
# exception.
def f():
    x = "keep"
    try: [1 // x for x in (1, 0)]
    except ZeroDivisionError: pass
    return x
print(f())  # expect: keep
