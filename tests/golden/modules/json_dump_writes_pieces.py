import json


class Sink:
    def __init__(self):
        self.pieces = []

    def write(self, text):
        self.pieces.append(text)


class Source:
    def read(self):
        return "[1, 2]"


for options in ({}, {"indent": 1}):
    sink = Sink()
    json.dump({"a": [1, [], {"k": "v"}], "b": None}, sink, **options)
    print(sink.pieces)
    # expect: ['{', '"a"', ': ', '[1', ', ', '[]', ', ', '{', '"k"', ': ', '"v"', '}', ']', ', ', '"b"', ': ', 'null', '}']
    # expect: ['{', '\n ', '"a"', ': ', '[\n  1', ',\n  ', '[]', ',\n  ', '{', '\n   ', '"k"', ': ', '"v"', '\n  ', '}', '\n ', ']', ',\n ', '"b"', ': ', 'null', '\n', '}']
print(json.load(Source()))  # expect: [1, 2]
print(list(json.JSONEncoder().iterencode([1.5, {"x": ()}])))
# expect: ['[1.5', ', ', '{', '"x"', ': ', '[]', '}', ']']
