# `compile(.., optimize=)`: 1 leaves out assertions, 2 docstrings as well.
source = '''"""Module."""
def f():
    "Function."
    assert False, "refused"
    return __debug__
class C:
    "Class."
    def method(self):
        "Method only."
if __debug__:
    note = "debug"
else:
    note = "optimized"
'''
for level in (-1, 0, 1, 2):
    space = {}
    exec(compile(source, "file", "exec", optimize=level), space)
    try:
        result = space["f"]()
    except AssertionError as exc:
        result = f"AssertionError: {exc}"
    print(level, result, space["note"], space.get("__doc__"), space["f"].__doc__, space["C"].__doc__, space["C"]().method.__doc__)
    # expect: -1 AssertionError: refused debug Module. Function. Class. Method only.
    # expect: 0 AssertionError: refused debug Module. Function. Class. Method only.
    # expect: 1 False optimized Module. Function. Class. Method only.
    # expect: 2 False optimized None None None None
try:
    compile(source, "file", "exec", optimize=3)
except ValueError as exc:
    print(exc)  # expect: compile(): invalid optimize value
print(eval(compile(memoryview(b"(1 + 2)x")[:-1], "file", "eval")), eval(memoryview(b"3 * 4")))  # expect: 3 12
