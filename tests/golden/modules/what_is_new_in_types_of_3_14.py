# Names that came with 3.14, and those that are there for what was.
import copy
import itertools
import types
import typing
import warnings
from collections import UserList
from functools import Placeholder, partialmethod

print(types.CapsuleType, hasattr(types.CapsuleType, "__init__"))  # expect: <class 'PyCapsule'> True
try:
    types.CapsuleType()
except TypeError as error:
    print(error)  # expect: cannot create 'PyCapsule' instances


def generator():
    try:
        yield 1
    finally:
        print("closed")


running = generator()
next(running)
print(running.__del__(), types.GeneratorType.__del__)
# expect: closed
# expect: None <slot wrapper '__del__' of 'generator' objects>
print([all(isinstance(part, int) for part in row) for row in (lambda x: 1 if x else 2).__code__.co_branches()])
# expect: [True]
print("__module__" in dir(itertools.chain), itertools.chain().__module__, vars(itertools.chain)["__module__"])
# expect: True itertools itertools
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(isinstance(int | str, typing._UnionGenericAlias), typing._UnionGenericAlias == typing.Union)
    # expect: True True
    print(typing._UnionGenericAlias(typing.Union, (int, str)))  # expect: int | str
print({str(warning.message) for warning in caught})
# expect: {"'_UnionGenericAlias' is deprecated and slated for removal in Python 3.17"}
print(copy.deepcopy(super(UserList)), copy.copy(super(UserList)))
# expect: <super: <class 'UserList'>, NULL> <super: <class 'UserList'>, NULL>


class Numbers:
    def show(self, a, b, c):
        return a, b, c

    middle = partialmethod(show, Placeholder, 2)
    whole = partialmethod(middle, 1, 3)


print(vars(Numbers)["whole"].args, vars(Numbers)["middle"]._phcount, Numbers().whole(), Numbers().middle(5, 6))
# expect: (1, 2, 3) 1 (1, 2, 3) (5, 2, 6)
try:
    partialmethod()
except TypeError as error:
    print(error)  # expect: _partial_new() missing 1 required positional argument: 'func'
try:
    Numbers().middle()
except TypeError as error:
    print(error)  # expect: missing positional arguments in 'partial' call; expected at least 1, got 0
