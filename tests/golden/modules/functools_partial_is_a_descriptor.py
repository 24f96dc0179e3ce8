# `partial` has a `__get__`, which gives the partial itself: a class keeps it as it is, an enum sees no member in it.
import functools
import inspect
from enum import Enum

part = functools.partial(print, "x")
print(hasattr(functools.partial, "__get__"), part.__get__(None, int) is part, part.__get__(3, int) is part)
# expect: True True False


class E(Enum):
    A = 1
    F = functools.partial(max, 3)


print(list(E.__members__), E.F(1, 2), type(E.F).__name__)  # expect: ['A'] 3 partial
print(inspect.ismethoddescriptor(part), inspect.isroutine(part), inspect.isdatadescriptor(part))
# expect: True True False
print(inspect.signature(functools.partial), inspect.signature(functools.partial(len)))
# expect: (func, /, *args, **keywords) (obj, /)
K = functools.cmp_to_key(lambda a, b: b - a)
print(type(K).__name__, K.obj, K(3).obj, K(1) < K(2), K(1) == K(1), K(2) != K(1), sorted([1, 3, 2], key=K))
# expect: KeyWrapper None 3 False True True [3, 2, 1]
for make in (lambda: K(1) < 3, lambda: type(K)()):
    try:
        print(make())
    except TypeError as error:
        print(type(error).__name__, str(error).replace("functools.", ""))
        # expect: TypeError other argument must be K instance
        # expect: TypeError cannot create 'KeyWrapper' instances
