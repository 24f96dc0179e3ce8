"""Whether a text is a whole command."""
import codeop

for text in ("x = 1", "x = (", "if x:", "if x:\n  y", "if x:\n  y\n", "'''a", "x y", "", "def f():\n", "@d\n", "x = 1\ny = 2"):
    try:
        code = codeop.compile_command(text)
    except SyntaxError:
        print(repr(text), "is none")
    else:
        print(repr(text), "is one" if code else "may become one")
# expect: 'x = 1' is one
# expect: 'x = (' may become one
# expect: 'if x:' may become one
# expect: 'if x:\n  y' may become one
# expect: 'if x:\n  y\n' is one
# expect: "'''a" may become one
# expect: 'x y' is none
# expect: '' is one
# expect: 'def f():\n' may become one
# expect: '@d\n' may become one
# expect: 'x = 1\ny = 2' is none
