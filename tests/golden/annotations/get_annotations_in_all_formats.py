from annotationlib import Format, get_annotations

def f(a: int, b: Missing, c: list[Missing] | None, d: "text" = 1): pass

try:
    get_annotations(f)
except NameError as error:
    print(error)  # expect: name 'Missing' is not defined
found = get_annotations(f, format=Format.FORWARDREF)
print(found["a"], found["b"].__forward_arg__, found["d"])  # expect: <class 'int'> Missing text
print(found["c"].__args__[0].__args__[0].__forward_arg__)  # expect: Missing
print(get_annotations(f, format=Format.STRING))
# expect: {'a': 'int', 'b': 'Missing', 'c': 'list[Missing] | None', 'd': 'text'}
try:
    get_annotations(f, format=Format.VALUE_WITH_FAKE_GLOBALS)
except ValueError as error:
    print(error)  # expect: The VALUE_WITH_FAKE_GLOBALS format is for internal use only
Missing = str
print(get_annotations(f, format=Format.VALUE), found["b"].evaluate())
# expect: {'a': <class 'int'>, 'b': <class 'str'>, 'c': list[str] | None, 'd': 'text'} <class 'str'>
