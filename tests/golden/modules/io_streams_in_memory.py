import contextlib
import io

s = io.StringIO("ab\ncd\nef")
print(repr(s.readline()), list(s), repr(s.read()), s.tell())  # expect: 'ab\n' ['cd\n', 'ef'] '' 8
s.seek(0)
s.write("XY")
print(repr(s.getvalue()), s.seek(0, 2), s.write("!!"))  # expect: 'XY\ncd\nef' 8 2
print("more", 3, file=s, end="")
print(repr(s.getvalue()))  # expect: 'XY\ncd\nef!!more 3'
with contextlib.redirect_stdout(io.StringIO()) as out:
    print("captured")
    print(1, 2, sep="-")
print(repr(out.getvalue()))  # expect: 'captured\n1-2\n'
b = io.BytesIO(b"abc")
print(b.read(2), b.seek(5), b.write(b"zz"), b.getvalue())  # expect: b'ab' 5 2 b'abc\x00\x00zz'
for wrong in (
    lambda: io.StringIO(3),
    lambda: s.write(b"x"),
    lambda: s.seek(-1),
    lambda: s.seek(1, 1),
    lambda: b.write("x"),
    lambda: (s.close(), s.read()),
):
    try:
        wrong()
    except (TypeError, ValueError, OSError) as e:
        print(type(e).__name__, e)
        # expect: TypeError initial_value must be str or None, not int
        # expect: TypeError string argument expected, got 'bytes'
        # expect: ValueError Negative seek position -1
        # expect: OSError Can't do nonzero cur-relative seeks
        # expect: TypeError a bytes-like object is required, not 'str'
        # expect: ValueError I/O operation on closed file
