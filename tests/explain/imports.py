# explain: .os, .join, f.path, .dumps
import os.path
from os.path import join
from json import dumps as dumps
def f():
    import os.path as path
    return path, os, join, dumps
