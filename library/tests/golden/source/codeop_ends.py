"""A text that ends too early may become a command; one with a wrong token does not; warnings are given once."""
import codeop
import warnings


def kind(text, symbol):
    try:
        return "whole" if codeop.compile_command(text, symbol=symbol) else "begun"
    except SyntaxError:
        return "wrong"


for text in (
    "def f():\n\npass\n", "if x:\ny", "if x:\n  y\n z", "try:\n  x\n# then", "if x: \\\n", "x = \\\n", "(\\\n", "'a\\", "@a", "@",
    "def f():\n  '''a", "x y '''a", "if x:\n  y\nelse:", "if x:\n  y\nelse:\nz",
):
    print(repr(text), *(kind(text, symbol) for symbol in ("single", "exec", "eval")))
# expect: 'def f():\n\npass\n' wrong wrong wrong
# expect: 'if x:\ny' wrong wrong wrong
# expect: 'if x:\n  y\n z' wrong wrong wrong
# expect: 'try:\n  x\n# then' begun begun wrong
# expect: 'if x: \\\n' begun begun wrong
# expect: 'x = \\\n' wrong wrong wrong
# expect: '(\\\n' begun begun begun
# expect: "'a\\" begun begun begun
# expect: '@a' begun begun wrong
# expect: '@' wrong wrong wrong
# expect: "def f():\n  '''a" begun begun wrong
# expect: "x y '''a" wrong wrong wrong
# expect: 'if x:\n  y\nelse:' begun begun wrong
# expect: 'if x:\n  y\nelse:\nz' wrong wrong wrong

for text in ("'\\e'", "'\\e' 1", "('\\e'"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        print(kind(text, "single"), [(warning.category.__name__, warning.filename) for warning in caught])
# expect: whole [('SyntaxWarning', '<input>')]
# expect: wrong [('SyntaxWarning', '<input>')]
# expect: begun []
