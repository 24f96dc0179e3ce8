# Comparisons by identity with a literal: the type that is named, the word that is meant, and where nothing is said.
import warnings


def said(source):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        compile(source, "said", "exec")
    return [f"{w.lineno}: {w.message}" for w in log]


for source in [
    "x is 5", "x is not 5", "5 is x", "x is 1.5", "x is 2j", "x is 'a'", "x is b'a'", "x is ()", "x is (1, 2)",
    "x is -5", "x is 1 + 2", "x is 'abc'[0]", "not x is 5", "not (x is not 5)", "not not x is 5",
    "x is None", "x is True", "x is ...", "x is f'a'", "x is []", "x is (1, y)", "x == 5",
    "a is b is 5", "a < b is 5 is 6", "5 < a is b", "x is __debug__",
    "while x is 5:\n    pass", "try:\n    pass\nfinally:\n    x is 5",
    "def f():\n    try:\n        return 1\n    finally:\n        x is 5",
    "if 0:\n    x is 5", "lambda: x is 5", "[y for y in z if y is 5]",
]:
    print(source.splitlines()[0], said(source))
    # expect: x is 5 ['1: "is" with \'int\' literal. Did you mean "=="?']
    # expect: x is not 5 ['1: "is not" with \'int\' literal. Did you mean "!="?']
    # expect: 5 is x ['1: "is" with \'int\' literal. Did you mean "=="?']
    # expect: x is 1.5 ['1: "is" with \'float\' literal. Did you mean "=="?']
    # expect: x is 2j ['1: "is" with \'complex\' literal. Did you mean "=="?']
    # expect: x is 'a' ['1: "is" with \'str\' literal. Did you mean "=="?']
    # expect: x is b'a' ['1: "is" with \'bytes\' literal. Did you mean "=="?']
    # expect: x is () ['1: "is" with \'tuple\' literal. Did you mean "=="?']
    # expect: x is (1, 2) ['1: "is" with \'tuple\' literal. Did you mean "=="?']
    # expect: x is -5 []
    # expect: x is 1 + 2 []
    # expect: x is 'abc'[0] []
    # expect: not x is 5 ['1: "is" with \'int\' literal. Did you mean "=="?']
    # expect: not (x is not 5) ['1: "is not" with \'int\' literal. Did you mean "!="?']
    # expect: not not x is 5 ['1: "is" with \'int\' literal. Did you mean "=="?']
    # expect: x is None []
    # expect: x is True []
    # expect: x is ... []
    # expect: x is f'a' []
    # expect: x is [] []
    # expect: x is (1, y) []
    # expect: x == 5 []
    # expect: a is b is 5 ['1: "is" with \'int\' literal. Did you mean "=="?']
    # expect: a < b is 5 is 6 ['1: "is" with \'int\' literal. Did you mean "=="?']
    # expect: 5 < a is b []
    # expect: x is __debug__ []
    # expect: while x is 5: ['1: "is" with \'int\' literal. Did you mean "=="?']
    # expect: try: ['4: "is" with \'int\' literal. Did you mean "=="?']
    # expect: def f(): ['5: "is" with \'int\' literal. Did you mean "=="?', '5: "is" with \'int\' literal. Did you mean "=="?']
    # expect: if 0: ['2: "is" with \'int\' literal. Did you mean "=="?']
    # expect: lambda: x is 5 ['1: "is" with \'int\' literal. Did you mean "=="?']
    # expect: [y for y in z if y is 5] ['1: "is" with \'int\' literal. Did you mean "=="?']
