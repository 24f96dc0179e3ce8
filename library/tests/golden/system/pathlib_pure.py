"""Paths as objects."""
from pathlib import Path, PurePath, PurePosixPath

path = PurePosixPath("/usr/share/doc/readme.tar.gz")
print(path, repr(path), path.parts, path.parent, path.name, path.stem, path.suffix, path.suffixes, path.root)
# expect: /usr/share/doc/readme.tar.gz PurePosixPath('/usr/share/doc/readme.tar.gz') ('/', 'usr', 'share', 'doc', 'readme.tar.gz') /usr/share/doc readme.tar.gz readme.tar .gz ['.tar', '.gz'] /
print(list(path.parents)[-2:], path.parents[0], len(path.parents), path.parents)
# expect: [PurePosixPath('/usr'), PurePosixPath('/')] /usr/share/doc 4 <PurePosixPath.parents>
print(path / "x", "y" / PurePosixPath("z"), path / "/abs", PurePath("a", "b/./c//d", ".."), PurePosixPath("//a"))
# expect: /usr/share/doc/readme.tar.gz/x y/z /abs a/b/c/d/.. //a
print(path.with_name("x"), path.with_stem("x"), path.with_suffix(".zip"), path.with_suffix(""))
# expect: /usr/share/doc/x /usr/share/doc/x.gz /usr/share/doc/readme.tar.zip /usr/share/doc/readme.tar
print(path.relative_to("/usr"), path.is_relative_to("/usr/local"), path.relative_to("/usr/local/x", walk_up=True))
# expect: share/doc/readme.tar.gz False ../../share/doc/readme.tar.gz
print(path == PurePosixPath("/usr/share/doc//readme.tar.gz"), path < PurePosixPath("/var"), hash(path) == hash(PurePath(str(path))))
# expect: True True True
print(Path("/a b/ü").as_uri(), Path.from_uri("file:///a%20b"), type(Path("x")).__name__, Path("/x/../y").resolve())
# expect: file:///a%20b/%C3%BC /a b PosixPath /y
print(Path("/no/such/file").exists(), sorted([PurePath("b"), PurePath("a/c"), PurePath("a")]))
# expect: False [PurePosixPath('a'), PurePosixPath('a/c'), PurePosixPath('b')]
for call in (
    lambda: path.relative_to("/var"), lambda: path.with_name(""), lambda: path.with_suffix("zip"), lambda: PurePath(3),
    lambda: PurePath("/").with_name("a"), lambda: path / 3, lambda: Path("a").as_uri(), lambda: PurePath("").parents[0],
):
    try:
        call()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
# expect: ValueError: '/usr/share/doc/readme.tar.gz' is not in the subpath of '/var'
# expect: ValueError: Invalid name ''
# expect: ValueError: Invalid suffix 'zip'
# expect: TypeError: argument should be a str or an os.PathLike object where __fspath__ returns a str, not 'int'
# expect: ValueError: PurePosixPath('/') has an empty name
# expect: TypeError: unsupported operand type(s) for /: 'PurePosixPath' and 'int'
# expect: ValueError: relative paths can't be expressed as file URIs
# expect: IndexError: 0
