import sys
import traceback


class Sink:
    def __init__(self):
        self.pieces = []

    def write(self, text):
        self.pieces.append(text)


sink = Sink()
print("a", 1, sep="-", file=sink)
print(sink.pieces)  # expect: ['a', '-', '1', '\n']
sink.pieces.clear()
try:
    {}["k"]
except KeyError as e:
    traceback.print_exc(limit=0, file=sink)
    traceback.print_exception(e, limit=0, file=sink)
    traceback.print_tb(e.__traceback__, file=sink, limit=0)
    sys.stderr, kept = sink, sys.stderr
    traceback.print_exc(limit=0)
    sys.excepthook(KeyError, KeyError("m"), None)
    sys.stderr = kept
print([piece for piece in sink.pieces if piece])
# expect: ["KeyError: 'k'\n", "KeyError: 'k'\n", "KeyError: 'k'\n", "KeyError: 'm'\n"]
