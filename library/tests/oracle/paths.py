"""Expressions of the modules of paths and of the surroundings: os, os.path, pathlib, shutil, tempfile, as far as no file is looked at."""
import copy, fnmatch, os, os.path, pathlib, pickle, posixpath, shutil, tempfile
from pathlib import Path, PosixPath, PurePath, PurePosixPath as P

SCOPE = globals()

try:
    os.chdir("/")
except PermissionError:
    # There is no other place.
    pass
os.environ.clear()
os.environ.update(HOME="/home/me", A="1", B_2="two words", EMPTY="", PATH="/bin:/usr/bin", DOLLAR="$A")

PIECES = ("a", "b", "/", "//", "..", ".", "file.txt", "a.tar.gz", ".hidden", ".h.x", "name.", "..x", "...", "\xe9", " ", "~", "$A", "${B_2}", "*", "?", "[a]", "**", "A", "-", "a\\b", "c:", "%20", "\n")
OTHER = ("5", "None", "b'a/b'", "Own('a/b')", "Own(b'x')", "Own(5)", "P('c/d')", "['a']", "''", "bytearray(b'a')")


class Own:
    """What stands for a path."""

    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


class Sub(P):
    """A path with more of its own."""

    def __init__(self, *args, note=None):
        super().__init__(*args)
        self.note = note

    def with_segments(self, *args):
        return Sub(*args, note=self.note)


def text(chance, most=6):
    if chance.percent(50):
        return ascii(chance.of(("", "/", "//", "///", "", "./", "../", "/../")) + joined(chance, PIECES[:2] + PIECES[4:], 4, "/") + chance.of(("", "", "", "/", "//", "/.")))
    return literal(chance, PIECES, most)


def given(chance):
    """A path of a function: most of the time a str."""
    roll = chance.below(20)
    if roll == 0:
        return chance.of(OTHER)
    return "b" + ascii(eval(text(chance)).encode("ascii", "ignore").decode()) if roll < 4 else text(chance)


def texts(chance):
    a, b, c = given(chance), given(chance), given(chance)
    one = chance.of(("normpath", "split", "splitext", "splitroot", "splitdrive", "basename", "dirname", "isabs", "normcase", "abspath", "expandvars"))
    many = ", ".join((a, b, c)[: 1 + chance.below(3)])
    return chance.of((
        f"os.path.{one}({a})", f"os.path.{one}({a})", f"os.path.{one}({b})", f"posixpath.join({many})", f"posixpath.join({many})", f"os.path.relpath({a}{chance.of(('', f', {b}', f', start={b}'))})", f"os.path.relpath({text(chance)}, {text(chance)})", f"os.path.{chance.of(('commonpath', 'commonprefix'))}([{many}])", f"os.path.commonpath([{text(chance)}, {text(chance)}])",
        f"os.path.commonprefix([{a}, {a}, {b}])", f"os.path.normpath(os.path.join({text(chance)}, {text(chance)}))", f"os.path.expanduser({chance.of(('~', '~/a', '~/', '~//b', 'a~', '', '~\\xe9/'[:1], '/~'))!r})", f"os.path.expandvars({literal(chance, ('$A', '${B_2}', '$', '${', '}', '$NONE', '${NONE}', '$EMPTY', '${A', '$$A', '/', 'x', chr(233), '${}', '$DOLLAR', '$A_'), 5)})", f"os.path.{chance.of(('join', 'commonpath', 'commonprefix', 'split', 'relpath'))}({chance.of(OTHER)})",
    ))


ATTRIBUTES = ("parts", "drive", "root", "anchor", "name", "suffix", "suffixes", "stem", "parent", "parents[0]", "parents[-1]", "parents[1:]", "parents", "parser.__name__", "as_posix()", "is_absolute()", "as_uri()", "__fspath__()", "__bytes__()", "__str__()", "__repr__()")


def path(chance):
    kind = chance.of(("P", "P", "P", "PurePath", "Path", "Sub"))
    roll = chance.below(20)
    return f"{kind}({', '.join(text(chance) for _ in range(chance.of((1, 1, 1, 2, 3, 0))))})" if roll else f"{kind}({chance.of(OTHER)})"


def paths(chance):
    a, b = path(chance), path(chance)
    other = chance.of((b, text(chance), text(chance), chance.of(OTHER)))
    name = literal(chance, (".", "a", ".txt", "/", "x", " ", chr(233)), 2)
    case = options(chance, case_sensitive=("True", "False", "None"))
    return chance.of((
        f"{a}.{chance.of(ATTRIBUTES)}", f"{a}.{chance.of(ATTRIBUTES)}", f"{a}.{chance.of(ATTRIBUTES)}", a, f"{a} / {other}", f"{other} / {a}", f"{a}.joinpath({', '.join(text(chance) for _ in range(chance.below(3)))})", f"{a} {chance.of(('==', '<', '>=', '!=', '+'))} {other}", f"{a}.with_name({name})", f"{a}.with_stem({name})", f"{a}.with_suffix({name})",
        f"{a}.relative_to({other}{options(chance, walk_up=('True',))})", f"P({text(chance)}).relative_to({text(chance)}, walk_up=True)", f"{a}.is_relative_to({other})", f"({a} / 'x/y').relative_to({a})", f"{a}.match({chance.of((wild(chance), wild(chance), other))}{case})", f"{a}.full_match({chance.of((wild(chance), wild(chance), other))}{case})", f"P({text(chance)}).full_match({wild(chance)})", f"hash({a}) == hash({b})", f"sorted([{a}, {b}, P('a/b'), P('a.b')])",
        f"copy.copy({a})", f"pickle.loads(pickle.dumps({a}, {chance.below(6)}))", f"{a}.with_segments('q', {text(chance)})", f"len({a}.parents), list({a}.parents)", f"{a}.parents[{chance.of((0, 5, -1, -9))}]", f"{a} in {b}.parents", f"format({a}, {chance.of(('', '>30', 's', 'd'))!r})", f"os.fspath({a})", f"Sub({text(chance)}, note=3).{chance.of(('parent', 'with_name(\'q\')', 'joinpath(\'z\')', 'with_suffix(\'.z\')'))}.note",
        f"Path({text(chance)}).{chance.of(('absolute()', 'expanduser()', 'cwd()', 'home()'))}", f"Path.from_uri({literal(chance, ('file:', 'file://', 'file:///', '//localhost/', '/', 'a', '%20', '%e9', 'FILE:', 'http:', '?q', '#f'), 4)})", f"os.path.join({a}, {text(chance)})", f"isinstance({a}, {chance.of(('PurePath', 'Path', 'os.PathLike', 'P'))})", f"{a}.as_uri()", f"{a}.parts[::-1]",
    ))


def wild(chance):
    return ascii(joined(chance, ("a", "b", "*", "?", "[ab]", "**", "*.txt", "file.*", "..", ".", "A", "[!a]", "[", "\xe9", "***", "a**"), 4, "/") + chance.of(("", "", "", "/"))) if chance.percent(80) else text(chance)


NAMES = ("'A'", "'NONE'", "'B_2'", "''", "'a=b'", "b'A'", "5", "'\xe9'", "'\\x00'", "None")


def surroundings(chance):
    """The environment, and what the system calls things; what is changed is put back."""
    name, other = chance.of(NAMES), chance.of(NAMES)
    value = chance.of((other, "'v'", "'\\udce9'", "'x\\x00'"))
    return chance.of((
        f"os.environ[{name}]", f"os.environ.get({name}, 7)", f"os.getenv({name}{chance.of(('', ', 1', ', default=2'))})", f"changed(lambda: os.environ.__setitem__({name}, {value}))", f"changed(lambda: os.environ.__delitem__({name}))", f"changed(lambda: os.environ.pop({name}{chance.of(('', ', 3'))}))", f"changed(lambda: os.environ.setdefault({name}, {value}))", f"changed(lambda: os.environ.update({{{name}: {value}}}))", f"{name} in os.environ",
        f"os.environ | {{{name}: 1}}", f"changed(lambda: os.environ.__ior__({chance.of(('{\'C\': \'c\'}', '[(\'C\', \'c\')]', '5', '{\'C\': 5}'))}) is os.environ)", f"os.environb.get({name})", f"changed(lambda: os.{chance.of((f'putenv({name}, {value})', f'unsetenv({name})'))})", f"os.get_exec_path({chance.of(('', '{}', '{\'PATH\': \'/a:/b\'}', '{\'PATH\': \'\'}'))})", f"len(os.environ), repr(os.environ)", f"os.fspath({given(chance)})", f"os.fsencode({given(chance)})", f"os.fsdecode({chance.of((given(chance), 'b\'\\xe9\\xff\'', '\'\\udce9\''))})", f"os.fsdecode(os.fsencode({text(chance)}))",
        f"os.strerror({chance.of((0, 1, 2, 13, 17, 22, 39, 110, 133, 134, 999, -1))})", f"os.{chance.of(('name', 'sep', 'linesep', 'pathsep', 'curdir', 'pardir', 'extsep', 'altsep', 'devnull', 'defpath', 'O_CREAT | os.O_EXCL', 'SEEK_END', 'F_OK', 'X_OK', 'EX_USAGE', 'error', 'supports_bytes_environ'))}", f"os.terminal_size({chance.of(('(80, 24)', '(1,)', '5', '[3, 4]', '\'ab\''))})", f"shutil.get_terminal_size({chance.of(('', '(3, 4)', 'fallback=(5, 6)'))})", f"len(os.urandom({chance.of(('0', '5', '-1', '\'x\'', '1.5'))}))", f"issubclass({chance.of(('Own', 'P', 'str', 'Path'))}, os.PathLike)", f"os.PathLike[{chance.of(('str', 'bytes'))}]",
        f"os.environ.copy() == dict(os.environ), type(os.environ.copy())", f"sorted(os.environ)", f"os.path.{chance.of(('sep', 'curdir', 'pardir', 'extsep', 'altsep', 'pathsep', 'defpath', 'devnull', 'supports_unicode_filenames', 'ALLOW_MISSING'))}", f"tempfile.{chance.of(('gettempprefix()', 'gettempprefixb()', 'template', 'TMP_MAX'))}", f"spooled({chance.of((0, 3, 100))}, {chance.of(('\'w+b\'', '\'w+\'', '\'w+t\''))}, {chance.of(('b\'ab\'', '\'ab\'', '\'\''))})",
    ))


def changed(change):
    """What a change gives, and what the environment is then; it is put back."""
    before = dict(os.environ)
    try:
        result = change()
    except Exception as error:
        result = told(error)
    now = sorted(os.environ.items())
    os.environ.clear()
    os.environ.update(before)
    return result, now


def spooled(size, mode, piece):
    """A file that stays in memory until it is large; no more is put into it than that."""
    with tempfile.SpooledTemporaryFile(max_size=100 + size, mode=mode) as file:
        count = file.write(piece)
        file.seek(0)
        return count, file.read(), file.tell(), file.closed, file.name, file.mode


CASES = {"posixpath": texts, "pathlib": paths, "pathlib again": paths, "os": surroundings}
