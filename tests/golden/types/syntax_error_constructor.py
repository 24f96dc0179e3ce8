# SyntaxError takes a text and the details of a place.
def attempt(*args):
    try:
        error = SyntaxError(*args)
        print(str(error), repr(error), error.msg, error.filename, error.lineno, error.offset, error.text, error.end_lineno, error.end_offset, error.print_file_and_line, sep=" | ")
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

attempt()  # expect: None | SyntaxError() | None | None | None | None | None | None | None | None
attempt("m")  # expect: m | SyntaxError('m') | m | None | None | None | None | None | None | None
attempt("m", ("f.py", 1, 2, "text"))
# expect: m (f.py, line 1) | SyntaxError('m', ('f.py', 1, 2, 'text')) | m | f.py | 1 | 2 | text | None | None | None
attempt("m", ("f.py", 1, 2, "text", 3, 4))
# expect: m (f.py, line 1) | SyntaxError('m', ('f.py', 1, 2, 'text', 3, 4)) | m | f.py | 1 | 2 | text | 3 | 4 | None
attempt("m", ["f.py", 1, 2, "text"])
# expect: m (f.py, line 1) | SyntaxError('m', ['f.py', 1, 2, 'text']) | m | f.py | 1 | 2 | text | None | None | None
attempt("m", ("f.py", 1))  # expect: TypeError: function takes at least 4 arguments (2 given)
attempt("m", ("f.py", 1, 2, "text", 3))  # expect: TypeError: end_offset must be provided when end_lineno is provided
attempt("m", ("f.py", 1, 2, "text", 3, 4, 5))  # expect: m (f.py, line 1) | SyntaxError('m', ('f.py', 1, 2, 'text', 3, 4, 5)) | m | f.py | 1 | 2 | text | 3 | 4 | None
attempt("m", 5)  # expect: TypeError: 'int' object is not iterable
attempt("m", ("f.py", None, None, None))
# expect: m (f.py) | SyntaxError('m', ('f.py', None, None, None)) | m | f.py | None | None | None | None | None | None
attempt(1, 2, 3)  # expect: 1 | SyntaxError(1, 2, 3) | 1 | None | None | None | None | None | None | None
error = SyntaxError("m", ("dir/f.py", 7, 1, "x"))
print(str(error), error.args)  # expect: m (f.py, line 7) ('m', ('dir/f.py', 7, 1, 'x'))
error.filename = None
print(str(error))  # expect: m (line 7)
error.lineno, error.filename, error.msg = "seven", "g.py", "changed"
print(str(error))  # expect: changed (g.py)
print(repr(IndentationError("a")), TabError.__mro__[1:4], str(IndentationError("m", ("f", 1, 1, ""))), isinstance(TabError(), SyntaxError))
# expect: IndentationError('a') (<class 'IndentationError'>, <class 'SyntaxError'>, <class 'Exception'>) m (f, line 1) True
