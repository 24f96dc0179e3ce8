# `from m import *` needs a namespace that can grow: module level only.
print("never printed")

def load():
    from sys import *  # expect syntax error: import * only allowed at module level
