# List, set and dict comprehensions run in the frame of the function around them.
import sys

def where():
    return sys._getframe(1).f_code.co_name

def outer():
    here = 1
    listed = [where() for _ in "x"]
    keyed = {where(): sorted(locals()) for each in "x"}
    lazy = list(where() for _ in "x")
    return listed, keyed, lazy

print(outer())  # expect: (['outer'], {'outer': ['each', 'here', 'listed']}, ['<genexpr>'])
