import sys


class Lines:
    def __init__(self, *lines): self.lines = list(lines)
    def readline(self): return self.lines.pop(0) if self.lines else ""


sys.stdin = Lines("first\n", "last", "")
print(repr(input()), repr(input("prompt> ")))  # expect: prompt> 'first' 'last'
try:
    input()
except EOFError as e:
    print(e)  # expect: EOF when reading a line
sys.stdin = None
try:
    input()
except RuntimeError as e:
    print(e)  # expect: lost sys.stdin
