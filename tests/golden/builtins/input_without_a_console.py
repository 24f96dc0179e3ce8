# input() without an input to read from ends with EOFError.
import sys

class Script:
    def __init__(self, *lines):
        self.lines = iter(lines)
    def readline(self):
        return next(self.lines, "")

def attempt(*args):
    try:
        print(repr(input(*args)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

console = sys.stdin
sys.stdin = Script("first\n", "  second  \n", "last without newline")
attempt()  # expect: 'first'
attempt("prompt> ")  # expect: prompt> '  second  '
attempt(5)  # expect: 5'last without newline'
attempt()  # expect: EOFError: EOF when reading a line
attempt("a", "b")  # expect: TypeError: input expected at most 1 argument, got 2
del sys.stdin
attempt()  # expect: RuntimeError: lost sys.stdin
sys.stdin = None
attempt()  # expect: RuntimeError: lost sys.stdin
sys.stdin = console
