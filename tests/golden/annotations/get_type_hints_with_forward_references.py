from annotationlib import Format
from typing import get_type_hints, Annotated, Optional

class Base:
    a: "Later"

class C(Base):
    b: Later
    c: Annotated[Later, "note"]
    d: "list[Later]" = None

try:
    get_type_hints(C)
except NameError as error:
    print(error)  # expect: name 'Later' is not defined
print(get_type_hints(C, format=Format.STRING))
# expect: {'a': 'Later', 'b': 'Later', 'c': "Annotated[Later, 'note']", 'd': 'list[Later]'}
class Later: pass
print(get_type_hints(C))
# expect: {'a': <class '__main__.Later'>, 'b': <class '__main__.Later'>, 'c': <class '__main__.Later'>, 'd': list[__main__.Later]}
print(get_type_hints(C, include_extras=True)["c"])  # expect: typing.Annotated[__main__.Later, 'note']
def f[T](x: "T", y: Missing): pass
print(get_type_hints(f, format=Format.FORWARDREF)["x"])  # expect: T
