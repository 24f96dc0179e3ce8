"""Paths as texts."""
import os
import os.path
import posixpath

print(os.path is posixpath, os.sep, os.name, os.linesep == "\n", os.path.join("a", "b/", "../c", "/d", "e"))
# expect: True / posix True /d/e
for path in ("/a/b.tar.gz", "a/.hidden", "//x//y/../z/.", "", "/", "..", "a/"):
    print(os.path.split(path), os.path.splitext(path), os.path.normpath(path), os.path.isabs(path))
# expect: ('/a', 'b.tar.gz') ('/a/b.tar', '.gz') /a/b.tar.gz True
# expect: ('a', '.hidden') ('a/.hidden', '') a/.hidden False
# expect: ('//x//y/../z', '.') ('//x//y/../z/.', '') //x/z True
# expect: ('', '') ('', '') . False
# expect: ('/', '') ('/', '') / True
# expect: ('', '..') ('..', '') .. False
# expect: ('a', '') ('a/', '') a False
print(os.path.relpath("/a/b/c", "/a/d"), os.path.commonpath(["/a/b/c", "/a/b"]), os.path.commonprefix(["abc", "abd"]))
# expect: ../b/c /a/b ab
print(os.path.abspath("/x/../y"), os.path.splitroot("//a/b"), os.path.join(b"a", b"b"))
# expect: /y ('', '//', 'a/b') b'a/b'


class Place:
    def __fspath__(self):
        return "place"


print(os.fspath(Place()), isinstance(Place(), os.PathLike), os.fsencode("é"), os.path.basename(Place()))
# expect: place True b'\xc3\xa9' place
os.environ.clear()
os.environ["NAME"] = "ada"
print(os.environ, os.getenv("NAME"), os.getenv("NONE", "-"), os.path.expandvars("$NAME/${NAME}s/$NONE"))
# expect: environ({'NAME': 'ada'}) ada - ada/adas/$NONE
print(os.environ | {"b": "2"}, "NAME" in os.environ, os.environb[b"NAME"], os.environ.pop("NAME"), len(os.environ))
# expect: {'NAME': 'ada', 'b': '2'} True b'ada' ada 0
for call in (
    lambda: os.environ["NAME"], lambda: os.environ.update(a=1), lambda: os.fspath(3), lambda: os.path.join("a", b"b"),
    lambda: os.path.commonpath(["a", "/b"]), lambda: os.path.relpath(""), lambda: os.path.join("a", 3),
):
    try:
        call()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
# expect: KeyError: 'NAME'
# expect: TypeError: str expected, not int
# expect: TypeError: expected str, bytes or os.PathLike object, not int
# expect: TypeError: Can't mix strings and bytes in path components
# expect: ValueError: Can't mix absolute and relative paths
# expect: ValueError: no path specified
# expect: TypeError: join() argument must be str, bytes, or os.PathLike object, not 'int'
print(os.strerror(2), os.terminal_size((80, 24)), os.path.exists("/no/such/file"), os.path.isdir("/no/such/file"))
# expect: No such file or directory os.terminal_size(columns=80, lines=24) False False
