# Inlined-comprehension cells show up in the enclosing function's co_cellvars.
def f(): return [lambda: v for v in "ab"]
print(f.__code__.co_cellvars, f()[0].__code__.co_freevars, f()[0].__qualname__)
# expect: ('v',) ('v',) f.<locals>.<lambda>
