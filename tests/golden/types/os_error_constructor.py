# OSError chooses a subclass by the number of the error, and shows file names.
def attempt(*args, **kwargs):
    try:
        error = OSError(*args, **kwargs)
        print(repr(error), str(error), error.errno, error.strerror, error.filename, error.filename2, error.args, sep=" | ")
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

attempt()  # expect: OSError() |  | None | None | None | None | ()
attempt("only text")  # expect: OSError('only text') | only text | None | None | None | None | ('only text',)
attempt(2)  # expect: OSError(2) | 2 | None | None | None | None | (2,)
attempt(2, "No such file")
# expect: FileNotFoundError(2, 'No such file') | [Errno 2] No such file | 2 | No such file | None | None | (2, 'No such file')
attempt(2, "No such file", "a.txt")
# expect: FileNotFoundError(2, 'No such file') | [Errno 2] No such file: 'a.txt' | 2 | No such file | a.txt | None | (2, 'No such file')
attempt(17, "exists", b"a.txt")
# expect: FileExistsError(17, 'exists') | [Errno 17] exists: b'a.txt' | 17 | exists | b'a.txt' | None | (17, 'exists')
attempt(13, "denied", "a", None, "b")
# expect: PermissionError(13, 'denied') | [Errno 13] denied: 'a' -> 'b' | 13 | denied | a | b | (13, 'denied')
attempt(1, "not permitted")
# expect: PermissionError(1, 'not permitted') | [Errno 1] not permitted | 1 | not permitted | None | None | (1, 'not permitted')
attempt(999, "unknown", "a")
# expect: OSError(999, 'unknown') | [Errno 999] unknown: 'a' | 999 | unknown | a | None | (999, 'unknown')
attempt(2, "m", "a", 1, "b", "too many")
# expect: OSError(2, 'm', 'a', 1, 'b', 'too many') | (2, 'm', 'a', 1, 'b', 'too many') | None | None | None | None | (2, 'm', 'a', 1, 'b', 'too many')
attempt("2", "text")  # expect: OSError('2', 'text') | [Errno 2] text | 2 | text | None | None | ('2', 'text')
attempt(2, "m", filename="x")  # expect: TypeError: OSError() takes no keyword arguments
print([type(OSError(number, "x")).__name__ for number in (1, 2, 3, 4, 9, 10, 11, 13, 17, 20, 21, 32, 103, 104, 110, 111, 114, 115)])
# expect: ['PermissionError', 'FileNotFoundError', 'ProcessLookupError', 'InterruptedError', 'OSError', 'ChildProcessError', 'BlockingIOError', 'PermissionError', 'FileExistsError', 'NotADirectoryError', 'IsADirectoryError', 'BrokenPipeError', 'ConnectionAbortedError', 'ConnectionResetError', 'TimeoutError', 'ConnectionRefusedError', 'BlockingIOError', 'BlockingIOError']
print(EnvironmentError is OSError, IOError is OSError, repr(FileNotFoundError(17, "x")), FileNotFoundError("a").errno, BlockingIOError(11, "x", 5).characters_written)
# expect: True True FileNotFoundError(17, 'x') None 5
class Own(OSError):
    def __init__(self, number, extra):
        super().__init__(number, "own text")
        self.extra = extra

error = Own(2, "e")
print(repr(error), str(error), error.extra, error.errno, type(error).__name__)
# expect: Own(2, 'own text') [Errno 2] own text e 2 Own
error.errno, error.filename = 5, "set later"
print(str(error), error.args)  # expect: [Errno 5] own text: 'set later' (2, 'own text')
try:
    BlockingIOError(1, "x").characters_written
except AttributeError as missing:
    print(missing)  # expect: characters_written
