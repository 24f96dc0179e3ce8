# A missing comma: calls of what is no function, subscripts of what has none, indices that are no numbers.
import warnings


def said(source):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        compile(source, "said", "exec")
    return [str(w.message).removesuffix("; perhaps you missed a comma?") for w in log]


values = ["1", "1.5", "2j", "'a'", "b'a'", "None", "...", "True", "()", "(1,)", "(1, x)", "[]", "[x for x in y]", "{}",
          "{x: x for x in y}", "{1}", "{x for x in y}", "(x for x in y)", "f'a'", "f'{x}'", "(lambda: 1)", "x", "x()",
          "x[0]", "x.y", "(1 + x)", "(-1)", "(1, 2)[0]"]
for value in values:
    if value != "1.5":
        print(value, said(f"({value})()"), said(f"{value}[0]"), said(f"[1][{value}]"), said(f"{value}['a']"))
        # expect: 1 ["'int' object is not callable"] ["'int' object is not subscriptable"] [] ["'int' object is not subscriptable"]
        # expect: 2j ["'complex' object is not callable"] ["'complex' object is not subscriptable"] ['list indices must be integers or slices, not complex'] ["'complex' object is not subscriptable"]
        # expect: 'a' ["'str' object is not callable"] [] ['list indices must be integers or slices, not str'] ['str indices must be integers or slices, not str']
        # expect: b'a' ["'bytes' object is not callable"] [] ['list indices must be integers or slices, not bytes'] ['bytes indices must be integers or slices, not str']
        # expect: None ["'NoneType' object is not callable"] ["'NoneType' object is not subscriptable"] ['list indices must be integers or slices, not NoneType'] ["'NoneType' object is not subscriptable"]
        # expect: ... ["'ellipsis' object is not callable"] ["'ellipsis' object is not subscriptable"] ['list indices must be integers or slices, not ellipsis'] ["'ellipsis' object is not subscriptable"]
        # expect: True ["'bool' object is not callable"] ["'bool' object is not subscriptable"] [] ["'bool' object is not subscriptable"]
        # expect: () ["'tuple' object is not callable"] [] ['list indices must be integers or slices, not tuple'] ['tuple indices must be integers or slices, not str']
        # expect: (1,) ["'tuple' object is not callable"] [] ['list indices must be integers or slices, not tuple'] ['tuple indices must be integers or slices, not str']
        # expect: (1, x) ["'tuple' object is not callable"] [] ['list indices must be integers or slices, not tuple'] ['tuple indices must be integers or slices, not str']
        # expect: [] ["'list' object is not callable"] [] ['list indices must be integers or slices, not list'] ['list indices must be integers or slices, not str']
        # expect: [x for x in y] ["'list' object is not callable"] [] ['list indices must be integers or slices, not list'] ['list indices must be integers or slices, not str']
        # expect: {} ["'dict' object is not callable"] [] ['list indices must be integers or slices, not dict'] []
        # expect: {x: x for x in y} ["'dict' object is not callable"] [] ['list indices must be integers or slices, not dict'] []
        # expect: {1} ["'set' object is not callable"] ["'set' object is not subscriptable"] ['list indices must be integers or slices, not set'] ["'set' object is not subscriptable"]
        # expect: {x for x in y} ["'set' object is not callable"] ["'set' object is not subscriptable"] ['list indices must be integers or slices, not set'] ["'set' object is not subscriptable"]
        # expect: (x for x in y) ["'generator' object is not callable"] ["'generator' object is not subscriptable"] ['list indices must be integers or slices, not generator'] ["'generator' object is not subscriptable"]
        # expect: f'a' ["'str' object is not callable"] [] ['list indices must be integers or slices, not str'] ['str indices must be integers or slices, not str']
        # expect: f'{x}' ["'str' object is not callable"] [] ['list indices must be integers or slices, not str'] ['str indices must be integers or slices, not str']
        # expect: (lambda: 1) [] ["'function' object is not subscriptable"] ['list indices must be integers or slices, not function'] ["'function' object is not subscriptable"]
        # expect: x [] [] [] []
        # expect: x() [] [] [] []
        # expect: x[0] [] [] [] []
        # expect: x.y [] [] [] []
        # expect: (1 + x) [] [] [] []
        # expect: (-1) [] [] [] []
        # expect: (1, 2)[0] [] [] [] []
print(said("[1][1:2]"), said("[1][1:2, 3]"), said("(1, 2)[True]"), said("'a' [1.5]"))
# expect: [] ['list indices must be integers or slices, not tuple'] [] ['str indices must be integers or slices, not float']
print(said("[1]['a'] = 1"), said("del [1]['a']"), said("[1]['a'] += 1"), said("1[0] = 2"))  # expect: [] [] [] []
print(said("[(1, 2) (3, 4)]"), said("[[1, 2] [3, 4]]"), said("['a' (1)]"))
# expect: ["'tuple' object is not callable"] ['list indices must be integers or slices, not tuple'] ["'str' object is not callable"]
print(said("@(1)()\ndef f(a: 1()=2()) -> 3(): 4()"))
# expect: ["'int' object is not callable", "'int' object is not callable", "'int' object is not callable", "'int' object is not callable", "'int' object is not callable"]
print(said("class C(5()): 6()"), said("from __future__ import annotations\nx: 1()"))
# expect: ["'int' object is not callable", "'int' object is not callable"] []
