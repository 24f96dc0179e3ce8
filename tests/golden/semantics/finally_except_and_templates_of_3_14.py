# Leaving a `finally` is warned about, several exceptions need no parentheses, and templates capture what they name.
import warnings

for jump in "return 1", "for _ in 'a': break", "for _ in 'a': continue":
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(f"def f():\n try: pass\n finally:\n  {jump}", "<test>", "exec")
    print([(str(warning.message), warning.lineno) for warning in caught])
    # expect: [("'return' in a 'finally' block", 4)]
    # expect: []
    # expect: []
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    compile("for _ in 'a':\n try: pass\n finally: break", "<test>", "exec")
print([(str(warning.message), warning.lineno) for warning in caught])  # expect: [("'break' in a 'finally' block", 3)]


def convert(text):
    try:
        return int(text)
    except ValueError, TypeError:
        return None


print(convert("5"), convert("x"), convert([]))  # expect: 5 None None


def greeter(name):
    return lambda: t"Hello {name!r:>8}"


made = greeter("Ann")()
print(made.strings, made.values, made.interpolations[0])
# expect: ('Hello ', '') ('Ann',) Interpolation('Ann', 'name', 'r', '>8')
print(greeter.__code__.co_cellvars)  # expect: ('name',)
