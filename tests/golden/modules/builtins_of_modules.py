# `__builtins__` is the module `builtins` in the program, and its dict everywhere else.
import builtins
import functools
import math
import sys
import types
import typing

print(__builtins__ is builtins, globals()["__builtins__"] is builtins, "__builtins__" in vars(), "__builtins__" in dir())
# expect: True True True True
print(vars(sys.modules["__main__"])["__builtins__"] is builtins, sys.modules["__main__"].__builtins__ is builtins)
# expect: True True
print(functools.__builtins__ is vars(builtins), typing.__dict__["__builtins__"] is builtins.__dict__, "__builtins__" in dir(functools))
# expect: True True True
print(functools.wraps.__globals__["__builtins__"] is vars(builtins), functools.wraps.__builtins__ is vars(builtins))
# expect: True True
print(hasattr(types.ModuleType("m"), "__builtins__"), hasattr(math, "__builtins__"), hasattr(sys, "__builtins__"))
# expect: False False False
space = {}
exec("found = __builtins__", space)
print(space["found"] is vars(builtins), type(space["__builtins__"]).__name__)  # expect: True dict


def f():
    return __builtins__


print(f() is builtins, f.__builtins__ is vars(builtins))  # expect: True True
