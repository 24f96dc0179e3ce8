# Row 80: Call evaluation order: callee, positional incl. * in order, then keywords; a duplicate keyword is TypeError
# at run time, repeated literal keyword a SyntaxError.
def f(**k): return k
try: f(**{"a": 1}, a=2)
except TypeError as e: print(e)  # expect: __main__.f() got multiple values for keyword argument 'a'
try: compile("f(a=1, a=2)", "s", "exec")
except SyntaxError as e: print(e.msg)  # expect: keyword argument repeated: a
