"""The encoding of a source is found whatever stands around its name, and what was read must be in it."""
import tokenize


def detect(*lines):
    lines = iter(lines)
    try:
        print(tokenize.detect_encoding(lambda: next(lines)))
    except SyntaxError as error:
        print(error)


detect(b"#coding:iso-8859-15 \xa4\n")  # expect: ('iso-8859-15', [b'#coding:iso-8859-15 \xa4\n'])
detect(b"#!/h\xa4\n", b"#coding:iso-8859-15\n")  # expect: ('iso-8859-15', [b'#!/h\xa4\n', b'#coding:iso-8859-15\n'])
detect(b"#coding:ascii \xc3\xa4\n")  # expect: invalid or missing encoding declaration
detect(b"#!/h\xc3\xa4\n", b"#coding:ascii\n")  # expect: invalid or missing encoding declaration
detect(b"#coding:utf-8\x00\n")  # expect: source code cannot contain null bytes
detect(b"#\n", b"x\x00\n")  # expect: source code cannot contain null bytes
detect(b"#\n", b"\xa4\n")  # expect: invalid or missing encoding declaration
detect(b"x = \xa4\n", b"#coding: latin-1\n")  # expect: invalid or missing encoding declaration
detect(b"\xef\xbb\xbf# \xa4\n")  # expect: invalid or missing encoding declaration
detect(b"# coding: nope\n")  # expect: unknown encoding: nope
detect(b"\n", b"\n", b"# coding: latin-1\n")  # expect: ('utf-8', [b'\n', b'\n'])
