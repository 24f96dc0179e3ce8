# `code.replace` makes a copy with other names, constants or lines, and checks what it is given.
def greet(name, mark="!"):
    "Greets."
    return "hello " + name + mark

code = greet.__code__
louder = code.replace(co_name="louder", co_consts=tuple("HELLO " if c == "hello " else c for c in code.co_consts))
function = type(greet)(louder, {}, None, ("?",))
print(function("Ann"), function.__name__, code.co_name)  # expect: HELLO Ann? louder greet
print(code.replace() == code, code.replace() is code, hash(code.replace()) == hash(code))  # expect: True False True
print(code.replace(co_firstlineno=100).co_firstlineno, list(code.replace(co_firstlineno=100).co_lines())[-1][2])  # expect: 100 102
for fields in {"co_name": 1}, {"co_nothing": 1}, {"co_varnames": ("a",)}, {"co_consts": []}, {"co_argcount": "a"}, {"co_nlocals": 9}:
    try:
        code.replace(**fields)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
# expect: TypeError replace() argument 'co_name' must be str, not int
# expect: TypeError replace() got an unexpected keyword argument 'co_nothing'
# expect: ValueError code: co_varnames is too small
# expect: TypeError replace() argument 'co_consts' must be tuple, not list
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError code: co_nlocals != len(co_varnames)
try:
    code.replace("greet")
except TypeError as error:
    print(error)  # expect: replace() takes no positional arguments
