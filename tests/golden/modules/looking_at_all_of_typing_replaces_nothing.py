# Names of `typing` stay the same objects when somebody looks at the whole module.
import typing
from typing import AsyncContextManager, ContextManager, Pattern

vars(typing)
dir(typing)
print(typing.AsyncContextManager is AsyncContextManager)  # expect: True
print(typing.ContextManager is ContextManager)  # expect: True
print(typing.Pattern is Pattern)  # expect: True
