# OSError chooses a subclass by the number of the error, and shows file names.
def attempt(*args, **kwargs):
    try:
        error = OSError(*args, **kwargs)
        print(repr(error), str(error), error.errno, error.strerror, error.filename, error.filename2, error.args, sep=" | ")
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

attempt()
attempt("only text")
attempt(2)
attempt(2, "No such file")
attempt(2, "No such file", "a.txt")
attempt(17, "exists", b"a.txt")
attempt(13, "denied", "a", None, "b")
attempt(1, "not permitted")
attempt(999, "unknown", "a")
attempt(2, "m", "a", 1, "b", "too many")
attempt("2", "text")
attempt(2, "m", filename="x")
print([type(OSError(number, "x")).__name__ for number in (1, 2, 3, 4, 9, 10, 11, 13, 17, 20, 21, 32, 103, 104, 110, 111, 114, 115)])
print(EnvironmentError is OSError, IOError is OSError, repr(FileNotFoundError(17, "x")), FileNotFoundError("a").errno, BlockingIOError(11, "x", 5).characters_written)
class Own(OSError):
    def __init__(self, number, extra):
        super().__init__(number, "own text")
        self.extra = extra

error = Own(2, "e")
print(repr(error), str(error), error.extra, error.errno, type(error).__name__)
error.errno, error.filename = 5, "set later"
print(str(error), error.args)
try:
    BlockingIOError(1, "x").characters_written
except AttributeError as missing:
    print(missing)
