# Functions, types, methods and exceptions of the language say in `__doc__` what they do.
import builtins
import collections
import math
import operator

def silent(space, wanted):
    return sorted(name for name, value in vars(space).items()
                  if not name.startswith("_") and wanted(value) and not getattr(value, "__doc__", None))

def function(value):
    return type(value).__name__ in ("builtin_function_or_method", "method_descriptor", "classmethod_descriptor")

print(silent(builtins, function), silent(builtins, lambda value: isinstance(value, type)))
# expect: [] ['ExceptionGroup']
print([silent(each, function) for each in (str, bytes, bytearray, int, float, list, tuple, dict, set, frozenset)])
# expect: [[], [], [], [], [], [], [], [], [], []]
print([silent(each, function) for each in (collections.deque, property, slice, range, memoryview, BaseException)])
# expect: [[], [], [], [], [], []]
print(silent(math, function), silent(operator, function))  # expect: [] []

class Slots:
    __slots__ = ("count", "index")

class Own(ValueError):
    "Own words."

class Quiet(ValueError):
    pass

print(Slots.count.__doc__, Own.__doc__, Quiet.__doc__, Quiet("x").__doc__)  # expect: None Own words. None None
print(all(each.__doc__ for each in ([].append, "".join, (1).__add__, len, int.real, object.__init__)))  # expect: True
