# A duplicate keyword is a TypeError at run time; one that the text repeats is a SyntaxError.
def f(**k): return k
try: f(**{"a": 1}, a=2)
except TypeError as e: print(e)  # expect: __main__.f() got multiple values for keyword argument 'a'
try: compile("f(a=1, a=2)", "s", "exec")
except SyntaxError as e: print(e.msg)  # expect: keyword argument repeated: a
