# SyntaxError attributes: msg, lineno, offset (1-based), end_lineno, end_offset, text, filename.
try: compile("def f():\n    nonlocal zz\n", "file.py", "exec")
except SyntaxError as e: print(e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text), e.filename)
# expect: no binding for nonlocal 'zz' found 2 5 2 16 None file.py
