# A name not bound in any enclosing function is an implicit global, looked up (globals dict, then builtins) at
# each execution.
def f(): return len_of
try: f()
except NameError as e: print(e)  # expect: name 'len_of' is not defined
len_of = 3; print(f())  # expect: 3
