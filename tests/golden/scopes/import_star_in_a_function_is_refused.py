# `from m import *` inside a function is a SyntaxError.
def f():
    from sys import *  # expect syntax error: import * only allowed at module level
