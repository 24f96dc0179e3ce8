# `nonlocal` of a name bound only globally or in a class is a SyntaxError at the nonlocal statement, before
# anything runs.
x = 1
def f():
    nonlocal x  # expect syntax error: no binding for nonlocal 'x' found
