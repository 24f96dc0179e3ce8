# A dict whose keys are all left out is written as an empty one, on one line.
import json

for value in ({b"k": 1}, [{b"k": 1}], {b"k": 1, "a": 2}, {"a": 2, b"k": 1}):
    print(repr(json.dumps(value, indent=1, skipkeys=True)), list(json.JSONEncoder(indent=1, skipkeys=True).iterencode(value)))
    # expect: '{}' ['{', '}']
    # expect: '[\n {}\n]' ['[\n ', '{', '}', '\n', ']']
    # expect: '{\n "a": 2\n}' ['{', '\n ', '"a"', ': ', '2', '\n', '}']
    # expect: '{\n "a": 2\n}' ['{', '\n ', '"a"', ': ', '2', '\n', '}']
