# `eval` has no way to hand over cells.
def outer(n):
    return lambda: n

print(eval(compile("6 * 7", "script", "eval")))  # expect: 42
print(eval(compile("6 * 7", "script", "exec")))  # expect: None
eval(outer(1).__code__)  # expect error: TypeError: code object passed to eval() may not contain free variables
