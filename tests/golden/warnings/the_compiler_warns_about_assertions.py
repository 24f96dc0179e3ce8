# An assertion of a tuple always holds.
import warnings


def said(source, level=-1):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        compile(source, "said", "exec", optimize=level)
    return [f"{w.lineno}: {w.message}" for w in log]


print(said("assert (x, 'text')"), said("assert (x, 'text')", 1))
# expect: ['1: assertion is always true, perhaps remove parentheses?'] ['1: assertion is always true, perhaps remove parentheses?']
print(said("assert x, 'text'"), said("assert ()"), said("assert (x)"), said("assert []"), said("assert [1]"))
# expect: [] [] [] [] []
print(said("assert (1,), 'text'"), said("\nassert () + (1,)"), said("assert (x,\n y)"))
# expect: ['1: assertion is always true, perhaps remove parentheses?'] [] ['1: assertion is always true, perhaps remove parentheses?']
