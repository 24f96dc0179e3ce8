# A traceback names the keyword that makes a program of the line; the error itself says nothing but "invalid syntax".
import traceback

sources = [
    "fur a in b:\n  pass", "for a in b:\n  pass\nelso:\n  pass", "whille True:\n  pass", "if x:\n  pass\nelseif y:\n  pass",
    "tyo:\n  pass\nexcept y:\n  pass", "classe A:\n  pass", "impor math", "form x import y", "defn f(a):\n  return a",
    "def f():\n  returm 1", "lamda x: x ** 2", "async def f():\n  awaid g()", "raisee ValueError(1)",
    "[\nx for x\nin range(3)\nof x\n]", "[\n123 fur x\nin range(3)\n]", "for x im n:\n  pass", "a b c", "x = = 1",
    "def f():\n  if x:\n    y = 1\n  elso:\n    y = 2",
]
for source in sources:
    try:
        compile(source, "file", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, traceback.format_exception_only(error)[1:])
        # expect: invalid syntax 1 ['    fur a in b:\n', '    ^^^\n', "SyntaxError: invalid syntax. Did you mean 'for'?\n"]
        # expect: invalid syntax 3 ['    elso:\n', '    ^^^^\n', "SyntaxError: invalid syntax. Did you mean 'else'?\n"]
        # expect: invalid syntax 1 ['    whille True:\n', '    ^^^^^^\n', "SyntaxError: invalid syntax. Did you mean 'while'?\n"]
        # expect: invalid syntax 3 ['    elseif y:\n', '    ^^^^^^\n', "SyntaxError: invalid syntax. Did you mean 'elif'?\n"]
        # expect: invalid syntax 1 ['    tyo:\n', '    ^^^\n', "SyntaxError: invalid syntax. Did you mean 'try'?\n"]
        # expect: invalid syntax 1 ['    classe A:\n', '    ^^^^^^\n', "SyntaxError: invalid syntax. Did you mean 'class'?\n"]
        # expect: invalid syntax 1 ['    impor math\n', '    ^^^^^\n', "SyntaxError: invalid syntax. Did you mean 'import'?\n"]
        # expect: invalid syntax 1 ['    form x import y\n', '    ^^^^\n', "SyntaxError: invalid syntax. Did you mean 'from'?\n"]
        # expect: invalid syntax 1 ['    defn f(a):\n', '    ^^^^\n', "SyntaxError: invalid syntax. Did you mean 'def'?\n"]
        # expect: invalid syntax 2 ['    returm 1\n', '    ^^^^^^\n', "SyntaxError: invalid syntax. Did you mean 'return'?\n"]
        # expect: invalid syntax 1 ['    lamda x: x ** 2\n', '    ^^^^^\n', "SyntaxError: invalid syntax. Did you mean 'lambda'?\n"]
        # expect: invalid syntax 2 ['    awaid g()\n', '    ^^^^^\n', "SyntaxError: invalid syntax. Did you mean 'await'?\n"]
        # expect: invalid syntax 1 ['    raisee ValueError(1)\n', '    ^^^^^^\n', "SyntaxError: invalid syntax. Did you mean 'raise'?\n"]
        # expect: invalid syntax 4 ['    of x\n', '    ^^\n', "SyntaxError: invalid syntax. Did you mean 'if'?\n"]
        # expect: invalid syntax. Perhaps you forgot a comma? 2 ['    123 fur x\n', '        ^^^\n', "SyntaxError: invalid syntax. Did you mean 'for'?\n"]
        # expect: invalid syntax 1 ['    for x im n:\n', '          ^^\n', "SyntaxError: invalid syntax. Did you mean 'in'?\n"]
        # expect: invalid syntax 1 ['    a b c\n', '      ^\n', 'SyntaxError: invalid syntax\n']
        # expect: invalid syntax 1 ['    x = = 1\n', '        ^\n', 'SyntaxError: invalid syntax\n']
        # expect: invalid syntax 4 ['    elso:\n', '    ^^^^\n', "SyntaxError: invalid syntax. Did you mean 'else'?\n"]
