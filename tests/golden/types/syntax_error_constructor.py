# SyntaxError takes a text and the details of a place.
def attempt(*args):
    try:
        error = SyntaxError(*args)
        print(str(error), repr(error), error.msg, error.filename, error.lineno, error.offset, error.text, error.end_lineno, error.end_offset, error.print_file_and_line, sep=" | ")
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

attempt()
attempt("m")
attempt("m", ("f.py", 1, 2, "text"))
attempt("m", ("f.py", 1, 2, "text", 3, 4))
attempt("m", ["f.py", 1, 2, "text"])
attempt("m", ("f.py", 1))
attempt("m", ("f.py", 1, 2, "text", 3))
attempt("m", ("f.py", 1, 2, "text", 3, 4, 5))
attempt("m", 5)
attempt("m", ("f.py", None, None, None))
attempt(1, 2, 3)
error = SyntaxError("m", ("dir/f.py", 7, 1, "x"))
print(str(error), error.args)
error.filename = None
print(str(error))
error.lineno, error.filename, error.msg = "seven", "g.py", "changed"
print(str(error))
print(repr(IndentationError("a")), TabError.__mro__[1:4], str(IndentationError("m", ("f", 1, 1, ""))), isinstance(TabError(), SyntaxError))
