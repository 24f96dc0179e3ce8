# How a SyntaxError is displayed.
def f(a, b)
# expect syntax error: expected ':'
    return a
