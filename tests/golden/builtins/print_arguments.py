# print: separators, ends, files, and what it refuses.
class Sink:
    def __init__(self):
        self.text, self.flushes = [], 0
    def write(self, text):
        self.text.append(text)
    def flush(self):
        self.flushes += 1

sink = Sink()
print("a", 1, None, sep="-", end="!\n", file=sink)
print(file=sink)
print("x", "y", sep="", flush=True, file=sink)
print(sink.text, sink.flushes)  # expect: ['a', '-', '1', '-', 'None', '!\n', '\n', 'x', '', 'y', '\n'] 1
print("none", "means", "default", sep=None, end=None, file=None)  # expect: none means default
print()  # expect:
print("a", "b", sep="\n", end="")  # expect: a
print("", "c", sep="", end="\n")  # expect: bc
class Shown:
    def __str__(self):
        return "shown"
    def __repr__(self):
        return "repr"

print(Shown(), [Shown()], *"ab", *[1, 2], sep=",")  # expect: shown,[repr],a,b,1,2
def attempt(*args, **kwargs):
    try:
        print(*args, **kwargs)
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

class Broken:
    def __str__(self):
        raise ValueError("no text")

attempt("a", sep=5)  # expect: TypeError: sep must be None or a string, not int
attempt("a", end=b"x")  # expect: TypeError: end must be None or a string, not bytes
attempt("a", file=5)  # expect: AttributeError: 'int' object has no attribute 'write'
attempt("a", other=1)  # expect: TypeError: print() got an unexpected keyword argument 'other'
attempt("before", Broken(), file=sink)  # expect: ValueError: no text
attempt("a", file=object())  # expect: AttributeError: 'object' object has no attribute 'write'
print(sink.text[-2:])  # expect: ['before', ' ']
