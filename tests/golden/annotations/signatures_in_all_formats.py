from inspect import signature
from annotationlib import Format

def f(a: int, b: Missing = 1, *, c: "text") -> list[Missing]: pass

try:
    signature(f)
except NameError as error:
    print(error)  # expect: name 'Missing' is not defined
print(signature(f, annotation_format=Format.STRING))
# expect: (a: 'int', b: 'Missing' = 1, *, c: 'text') -> 'list[Missing]'
found = signature(f, annotation_format=Format.FORWARDREF)
print(found.parameters["b"])  # expect: b: Missing = 1
text = signature(f, annotation_format=Format.STRING)
print(text.format(quote_annotation_strings=False))  # expect: (a: int, b: Missing = 1, *, c: text) -> list[Missing]
Missing = str
print(signature(f))  # expect: (a: int, b: str = 1, *, c: 'text') -> list[str]
