# explain: f.sep
from os.path import *
def f():
    return sep
