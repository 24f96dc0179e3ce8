# A generator expression has a code object named `<genexpr>` and the argument `.0`.
def outer(factor):
    return (factor * n for n in range(3))

made = outer(2)
code = made.gi_code
print(code.co_name, code.co_varnames, code.co_argcount, code.co_freevars)
# expect: <genexpr> ('.0', 'n') 1 ('factor',)
print(made.__name__, made.__qualname__)  # expect: <genexpr> outer.<locals>.<genexpr>
print(list(made))  # expect: [0, 2, 4]
