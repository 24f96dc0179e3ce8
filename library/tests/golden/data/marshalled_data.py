# Plain data as bytes in CPython's own format, and what cannot be written or read.
import io
import marshal

values = [1, -(2**40), 1.5, "text", "\ud800", b"ab", (1, 2), {"k": [None, True, ...]}, {1}, frozenset([2]), 2j, slice(1, 2)]
print(marshal.loads(marshal.dumps(values)) == values)  # expect: True
print(marshal.loads(marshal.dumps(values[:-1], 2)) == values[:-1])  # expect: True

inside = [1]
inside.append(inside)
again = marshal.loads(marshal.dumps(inside))
print(again[1] is again)  # expect: True

file = io.BytesIO()
marshal.dump("first", file)
marshal.dump([2], file)
file.seek(0)
print(marshal.load(file), marshal.load(file))  # expect: first [2]


def tried(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


tried(marshal.loads, b"")  # expect: EOFError EOF read where object expected
tried(marshal.loads, b"i\x01")  # expect: EOFError marshal data too short
tried(marshal.loads, b"?")  # expect: ValueError bad marshal data (unknown type code)
tried(marshal.loads, b"r\0\0\0\0")  # expect: ValueError bad marshal data (invalid reference)
tried(marshal.loads, b"0")  # expect: TypeError NULL object in marshal data for object
tried(marshal.dumps, object())  # expect: ValueError unmarshallable object
