"""Expressions of the modules around the system: configparser, getopt, errno, stat, platform, sysconfig, locale, gettext, getpass, importlib, pkgutil, subprocess."""
from importlib.machinery import ModuleSpec
import configparser, errno, getopt, getpass, gettext, importlib.abc, importlib.metadata, importlib.resources, importlib.util, io, locale, os, pickle, pkgutil, platform, stat, subprocess, sys, sysconfig, timeit, zipimport

SCOPE = globals()

os.environ.clear()

LINES = (
    "[a]", "[b]", "[DEFAULT]", "[a b]", "[", "[]", "]", "k = v", "k: v", "K=V", "other = 1", "k", "= v", "  more", "\tmore", "# c", "; c", "k = v ; c", "k = v # c", "", "flag = yes", "flag = off", "flag = maybe", "n = 5", "n = 1.5", "n = x", "p = %(k)s/x", "p = %(nosuch)s", "p = %%", "p = %(p)s", "p = %", "q = ${k}", "q = ${a:k}", "q = $$", "q = ${x:y:z}", "q = ${", "k = a = b", "\xe9 = \xfc", " [a]", "[a] x",
)


def settings(text, *steps, method="read_string", **options):
    """A parser with a text in it, and what it says."""
    kind = options.pop("kind", configparser.ConfigParser)
    parser = kind(**options)
    return stepwise(parser, lambda p: getattr(p, method)(text), *steps)


def written(parser, **options):
    out = io.StringIO()
    parser.write(out, **options)
    return out.getvalue()


def configurations(chance):
    lines = [chance.of(("[a]\n", "[b]\n", "[DEFAULT]\n", "")), *(chance.of(LINES) + "\n" for _ in range(chance.below(7)))]
    if chance.percent(60):
        # Most of them can be read.
        names = iter(("k", "n", "flag", "p", "q", "other", "last"))
        lines = ["[DEFAULT]\nbase = /x\n" * chance.percent(30), "[a]\n", *(f"{next(names)} = {chance.of(('v', '5', 'yes', '%(base)s/y', '%(k)s', '${k}', '${a:k}', '', 'two' + chr(10) + '  lines', '1.5', 'off', '%%', '$$'))}\n" for _ in range(1 + chance.below(5))), "[b]\nk = other\n" * chance.percent(40)]
    section, option = chance.of(("'a'", "'a'", "'a'", "'b'", "'DEFAULT'", "'nosuch'", "''")), chance.of(("'k'", "'k'", "'K'", "'n'", "'flag'", "'p'", "'q'", "'nosuch'", "5"))
    steps = ", ".join("lambda p: " + chance.of((
        f"p.get({section}, {option}{options(chance, fallback=('1', 'None'), raw=('True',), vars=('{\'k\': \'w\'}', '{\'new\': \'x\'}'))})", f"p.get({section}, {option})", f"p.getint({section}, {option}{options(chance, fallback=('7',))})", f"p.getfloat({section}, {option})", f"p.getboolean({section}, {option})", "p.sections()", f"p.options({section})", f"p.items({section})", f"p.items({section}{options(chance, raw=('True',), vars=('{\'k\': \'w\'}',))})", f"p.has_section({section})", f"p.has_option({section}, {option})", "written(p)", f"written(p{options(chance, space_around_delimiters=('False',))})",
        f"p.set({section}, {option}, {chance.of(('\'w\'', '5', 'None', '\'%\'', '\'%(k)s\'', '\'a\\nb\''))})", f"p.add_section({chance.of((section, '\'new\'', '5'))})", f"p.remove_section({section})", f"p.remove_option({section}, {option})", f"dict(p[{section}])", f"p[{section}][{option}]", f"p[{section}].get({option}, 'f')", f"{section} in p, len(p), list(p)", f"p.__setitem__({section}, {{'x': 1, 'y': 'z'}})", f"p.__delitem__({section})", f"p.read_dict({{{section}: {{{option}: 1, 'm': None}}}})", "p.defaults()", "{name: dict(section) for name, section in p.items()}", "p.pop('a')", "p.popitem()", f"repr(p[{section}])", f"p[{section}].getint({option}, 3)", "p.optionxform('Ab')",
    )) for _ in range(1 + chance.below(4)))
    more = options(
        chance, allow_no_value=("True",), delimiters=("('=',)", "(':', '->')"), comment_prefixes=("('#',)", "('//',)", "()"), inline_comment_prefixes=("(';', '#')",), strict=("False",), empty_lines_in_values=("False",), default_section=("'a'", "'common'"), interpolation=("None", "configparser.ExtendedInterpolation()", "configparser.BasicInterpolation()"), defaults=("{'k': 'd'}", "{'x': 5}"),
        kind=("configparser.RawConfigParser",), allow_unnamed_section=("True",), converters=("{'list': str.split}",),
    ) if chance.percent(60) else ""
    return f"settings({ascii(''.join(lines))}, {steps}{more})"


ARGS = ("-a", "-b", "x", "-bx", "--long", "--val=5", "--val", "--lo", "--v", "--", "-", "-c", "-ab", "--nosuch", "--long=1", "y", "-abx", "", "--opt", "--opt=3", "-o", "-o5")


def command_lines(chance):
    given = [chance.of(ARGS) for _ in range(chance.below(6))]
    short = chance.of(("ab:", "a", "", "abc", "+ab:", "-ab:", "ao::", "a:b:", ":ab"))
    more = chance.of(("", ", ['long', 'val=']", ", ['long', 'val=', 'opt=?']", ", 'long'", ", ['longer', 'long']", ", ['val=', 'value']", ", []", ", ('long',)"))
    return f"getopt.{chance.of(('getopt', 'gnu_getopt'))}({given!r}, {short!r}{more})"


def modes(chance):
    mode = chance.of((f"0o{chance.of((0, 1, 2, 4, 6, 8, 10, 12)):o}{chance.below(4096):04o}", f"stat.S_IF{chance.of(('DIR', 'REG', 'LNK', 'SOCK', 'CHR', 'BLK', 'IFO'))} | 0o{chance.below(4096):o}", str(chance.below(2**20)), "-1", "'x'", "2**40"))
    code = chance.of((chance.below(140), chance.below(140), 999))
    name = chance.of(("ENOENT", "EPERM", "EAGAIN", "EWOULDBLOCK", "ECONNREFUSED", "ENOTEMPTY", "EHWPOISON", "ENOSUCH", "EOPNOTSUPP", "ENOTSUP", "EQFULL"))
    return chance.of((
        f"stat.filemode({mode})", f"stat.filemode({mode})", f"stat.{chance.of(('S_IMODE', 'S_IFMT', 'S_ISDIR', 'S_ISREG', 'S_ISLNK', 'S_ISSOCK', 'S_ISCHR', 'S_ISBLK', 'S_ISFIFO', 'S_ISDOOR', 'S_ISPORT', 'S_ISWHT'))}({mode})", f"stat.{chance.of(('S_IRWXU', 'S_ISUID', 'S_ISVTX', 'ST_MODE', 'ST_CTIME', 'S_IXOTH', 'UF_NODUMP', 'FILE_ATTRIBUTE_HIDDEN', 'S_ENFMT', 'SF_APPEND'))}", f"errno.errorcode.get({code})", f"errno.{name}", f"os.strerror({code})", f"repr(OSError({code}, os.strerror({code})))", f"type(OSError({code}, 'x')).__name__", f"str(OSError({code}, 'x', 'f'))",
        f"getattr(errno, errno.errorcode.get({code}, 'EPERM'))",
    ))


NUMBERS = ("1234567.891", "0", "-5", "1e20", "'x'", "(1, 2)", "float('nan')", "{'a': 3}", "12", "Decimal('1.5')", "None")


def languages(chance):
    number, text = chance.of(NUMBERS[:9] + NUMBERS[10:]), literal(chance, ("1", ",", "2.5", "-", " ", ".", "x", "\xe9", "e3", "_"), 4)
    layout = chance.of(("%d", "%.2f", "%s", "%10.1f", "%e", "%(a)d", "%d and %s", "%i%%", "%", "", "x", "%+g", "%*d", "%d", "%x"))
    category = chance.of(("LC_ALL", "LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES"))
    n = chance.of(("0", "1", "2", "1.0", "1.5", "'x'", "None", "True", "10**20"))
    t = chance.of(("gettext.NullTranslations()", "gettext.NullTranslations()", "gettext", "gettext.translation('x', fallback=True)"))
    return chance.of((
        f"locale.format_string({layout!r}, {number}{options(chance, grouping=('True',), monetary=('True',))})", f"locale.format_string({layout!r}, {number})", f"locale.currency({number}{options(chance, symbol=('False',), grouping=('True',), international=('True',))})", f"locale.str({number})", f"locale.{chance.of(('atof', 'atoi', 'delocalize', 'strxfrm', 'localize'))}({text})", f"locale.atof({text}, {chance.of(('str', 'int', 'len'))})", f"locale.strcoll({text}, {literal(chance, ('1', 'a', 'B', chr(233)), 2)}) > 0", f"locale.localeconv()[{chance.of(('decimal_point', 'grouping', 'thousands_sep', 'frac_digits', 'currency_symbol', 'mon_grouping', 'nosuch'))!r}]",
        f"locale.setlocale(locale.{category}{chance.of(('', ', None', ', \'C\'', ', \'POSIX\'', ', \'xx_YY\'', ', \'\''))}) and 1", f"locale.setlocale(locale.{category}, {chance.of(('\'xx_YY.UTF-8\'', '5', '(\'a\',)', '\'C\''))}) and 1", f"locale.setlocale({chance.of(('99', '\'x\''))})", f"sorted([{text}, 'b', 'A'], key=locale.strxfrm)", f"issubclass(locale.Error, {chance.of(('Exception', 'ValueError'))})", f"{t}.gettext({text})", f"{t}.ngettext('one', {text}, {n})", f"{t}.pgettext('c', {text})", f"{t}.npgettext('c', 'one', 'many', {n})", "gettext.NullTranslations().info(), gettext.NullTranslations().charset()",
        f"gettext.{chance.of(('dgettext(\'d\', \'m\')', 'dngettext(\'d\', \'a\', \'b\', 2)', 'dpgettext(\'d\', \'c\', \'m\')', 'dnpgettext(\'d\', \'c\', \'a\', \'b\', 1)', 'textdomain()', 'textdomain(None)', 'find(\'nosuch\')', 'find(\'nosuch\', all=True)', 'translation(\'nosuch\')', 'translation(\'nosuch\', languages=[\'de\'])', 'bindtextdomain(\'d\', \'/x\')', 'c2py(\'n != 1\')(2)'[:0] or 'NullTranslations(None)._fallback', 'GNUTranslations'))}", f"(lambda a, b: (a.add_fallback(b), a.gettext('m'), a.ngettext('a', 'b', {n})))(gettext.NullTranslations(), Shouts())",
    ))


class Shouts(gettext.NullTranslations):
    """Translations that can be told from no translations."""

    def gettext(self, message):
        return message.upper() + "!"

    def ngettext(self, one, many, n):
        return f"{one}/{many}/{n}"


class Finds(importlib.abc.MetaPathFinder):
    """Finds modules of texts, as a script can."""

    def __init__(self, texts):
        self.texts = texts

    def find_spec(self, name, path, target=None):
        if name in self.texts:
            return ModuleSpec(name, Loads(self.texts[name]), is_package=name.endswith("p"))


class Loads(importlib.abc.InspectLoader):
    def __init__(self, text):
        self.text = text

    def get_source(self, name):
        return self.text

    def is_package(self, name):
        return name.endswith("p")


def imported(texts, *names):
    """What imports of made modules give; nothing of them stays."""
    finder = Finds(texts)
    sys.meta_path.insert(0, finder)
    try:
        return stepwise(None, *(lambda _, name=name: {key: value for key, value in vars(importlib.import_module(name)).items() if key[:2] != "__" and type(value) in (int, str, list)} for name in names), lambda _: sorted(name for name in sys.modules if name.partition(".")[0] in ("gen_a", "gen_b", "gen_p")))
    finally:
        sys.meta_path.remove(finder)
        for name in [name for name in sys.modules if name.partition(".")[0] in ("gen_a", "gen_b", "gen_p")]:
            del sys.modules[name]


def importing(chance):
    # Each imports those behind it alone: none is seen half done.
    lines = ["x = 1", "x = 1", "raise ValueError('in')", "x = __name__", "x = __package__", "x = (", "import nosuch_module", "x = __spec__.name", "x = [1]\n__all__ = ['x', 'y']"]
    texts = {}
    for name, more in (("gen_p.gen_c", ()), ("gen_p", ("from . import gen_c as c; x = c.x", "from gen_p.gen_c import *", "from .gen_c import x")), ("gen_b", ("from gen_p import gen_c", "import gen_p.gen_c; x = gen_p.gen_c.x", "from gen_p import x as y")), ("gen_a", ("import gen_b; y = gen_b.x", "from gen_b import *", "from gen_b import x"))):
        lines += more
        if chance.percent(85):
            texts[name] = chance.of(lines)
    names = ", ".join(repr(chance.of(("gen_a", "gen_b", "gen_p", "gen_p.gen_c", "gen_p.nosuch", "gen_a.x", "gen_nosuch"))) for _ in range(1 + chance.below(3)))
    kind = chance.of(("Loader", "MetaPathFinder", "PathEntryFinder", "ResourceLoader", "InspectLoader", "ExecutionLoader", "FileLoader", "SourceLoader"))
    name = literal(chance, ("os.path", ":", "join", "json", ".", "nosuch", "5", "", "dumps", "collections"), 4)
    return chance.of((
        f"imported({texts!r}, {names})", f"imported({texts!r}, {names})", f"imported({texts!r}, {names})", f"sorted(importlib.abc.{kind}.__abstractmethods__)", f"importlib.abc.{kind}()", f"issubclass(importlib.abc.{kind}, importlib.abc.{chance.of(('Loader', 'InspectLoader', 'ResourceLoader'))})", f"importlib.abc.InspectLoader.source_to_code({chance.of(('\'x = 1\'', '\'x =\'', 'b\'y = 2\'', '5'))}{chance.of(('', ', \'f.py\'')) }).co_names", f"Loads({chance.of(('\'x = 1\'', 'None', '\'(\''))}).get_code('m') and 1", f"type(pkgutil.resolve_name({name})).__name__", f"pkgutil.resolve_name({chance.of(('json:dumps', 'os.path:join', 'json.dumps', 'os.path', 'os:path.join', 'json:', ':x', 'json:nosuch', 'nosuch', '1a', 'json:a b', 'a..b'))!r}).__name__",
        f"importlib.metadata.{chance.of(('version', 'distribution', 'metadata', 'requires', 'files'))}({chance.of(('\'nosuch-package\'', '\'\'', '\'No.Such\''))})", f"importlib.metadata.EntryPoint({chance.of(('\'n\'', '\'m\''))}, {chance.of(('\'json:dumps\'', '\'json\'', '\'os.path:join [x, y]\'', '\'a b\'', '\'json:nosuch\'', '\'nosuch:x\''))}, 'g').{chance.of(('module', 'attr', 'extras', 'load().__name__', 'value', 'matches(name=\'n\')', 'matches(group=\'g\', attr=\'dumps\')', 'group', 'name', '__repr__()', '_replace(name=1)'))}", f"importlib.metadata.entry_points(group={chance.of(('\'nosuch\'', '\'\''))})", f"str(importlib.metadata.PackageNotFoundError('p'))", f"importlib.import_module({chance.of(('\'nosuch.x\'', '\'.x\'', '\'\'', '\'.path\', \'os\'', '\'.nosuch\', \'os\'', '\'json.nosuch\''))}).__name__",
        f"importlib.util.resolve_name({chance.of(('\'.a\', \'b\'', '\'..a\', \'b\'', '\'a\', None', '\'..a\', \'b.c\'', '\'.\', \'b\'', '\'...a\', \'b.c\''))})", f"zipimport.zipimporter({chance.of(('\'/nosuch.zip\'', '\'\''))})", f"list(pkgutil.iter_modules({chance.of(('[]', '[\'/nosuch\']'))}))", f"sorted({{'files', 'as_file', 'read_text'}} - set(dir(importlib.resources)))", f"pkgutil.extend_path({chance.of(('[\'a\']', '\'x\'', '()'))}, 'n')",
    ))


def facts(chance):
    """What the system says of itself, as far as each of them says the same (its name is not); and how long a statement takes, by a clock of one's own."""
    ticks = f"iter([{', '.join(str(chance.below(9)) for _ in range(12))}]).__next__"
    code = chance.of(("'x = 1'", "'pass'", "'n.append(1)'", "'raise KeyError(5)'", "'('", "5", "lambda: n.append(2)", "'a\\n b'", "'return'"))
    return chance.of((
        f"platform.{chance.of(('python_version_tuple()[:2]', 'win32_ver()', 'mac_ver()', 'mac_ver(\'x\')', 'architecture()[0]', 'python_version()[:4]', 'uname()._fields', 'len(platform.uname())', 'libc_ver(None, \'l\', \'v\')[0] != 5'))}", f"sysconfig.{chance.of(('get_python_version()', 'get_config_var(\'nosuch\')', 'get_path_names()', 'get_config_vars(\'nosuch\', \'x\')', 'is_python_build()', 'get_path(\'nosuch\')', 'get_preferred_scheme(\'x\')', 'get_preferred_scheme(\'user\')'))}", f"user({chance.of(('LOGNAME', 'USER', 'LNAME', 'USERNAME'))!r}, {chance.of(('me', 'a b', '\xe9'))!a})", f"issubclass(getpass.GetPassWarning, {chance.of(('UserWarning', 'Warning', 'OSError'))})",
        f"(lambda n: (timeit.Timer({code}, timer={ticks}, globals={{'n': n}}).timeit({chance.of((0, 1, 3, '\'x\''))}), n))([])", f"(lambda n: (timeit.repeat({code}, {chance.of(('\'pass\'', '\'y = 2\'', '\'(\'', 'lambda: n.append(0)', '5'))}, {ticks}, {chance.of((1, 2, 0))}, 2, {{'n': n}}), n))([])", f"timeit.default_number, timeit.default_repeat, timeit.Timer({code}).src[-60:]",
    ))


def user(name, value):
    """Who runs the program by the environment alone."""
    os.environ[name] = value
    try:
        return getpass.getuser()
    finally:
        os.environ.clear()


def programs(chance):
    """What can be said of programs without one: command lines, results, errors, and arguments that do not fit."""
    words = [literal(chance, ("a", " ", '"', "\\", "\t", "\xe9", "", "b c", "'", "\\\\"), 4) for _ in range(chance.below(4))]
    code, command, out = chance.of(("0", "1", "-9", "-11", "-99", "255", "None")), chance.of(("'ls'", "['ls', '-l']", "[]", "5")), chance.of(("None", "b'out'", "'text'"))
    return chance.of((
        f"subprocess.list2cmdline([{', '.join(words)}])", f"subprocess.list2cmdline([{', '.join(words)}])", f"str(subprocess.CalledProcessError({code}, {command}))", f"(lambda e: (e.returncode, e.cmd, e.output, e.stdout, e.stderr, e.args))(subprocess.CalledProcessError({code}, {command}, {out}, {out}))", f"str(subprocess.TimeoutExpired({command}, {chance.of(('5', '1.5', 'None'))}))", f"(lambda e: (e.cmd, e.timeout, e.output, e.stdout, e.stderr, setattr(e, 'stdout', 1), e.output))(subprocess.TimeoutExpired({command}, 5, {out}))",
        f"repr(subprocess.CompletedProcess({command}, {code}{chance.of(('', f', {out}', f', {out}, {out}', f', stderr={out}'))}))", f"subprocess.CompletedProcess({command}, {code}).check_returncode()", f"subprocess.CompletedProcess[{chance.of(('str', 'bytes'))}]", f"issubclass(subprocess.{chance.of(('CalledProcessError', 'TimeoutExpired', 'SubprocessError'))}, {chance.of(('Exception', 'OSError', 'subprocess.SubprocessError'))})", f"subprocess.{chance.of(('PIPE', 'STDOUT', 'DEVNULL'))}", f"subprocess.run('x', {chance.of(('input=b\'\', stdin=subprocess.PIPE', 'capture_output=True, stdout=subprocess.PIPE', 'nosuch=1', 'capture_output=True, stderr=1'))})",
        f"subprocess.check_output('x', {chance.of(('stdout=1', 'input=b\'\', stdin=1', 'check=True'))})", f"pickle.loads(pickle.dumps(subprocess.CompletedProcess({command}, {code}))).returncode",
    ))


CASES = {"configparser": configurations, "configparser again": configurations, "getopt": command_lines, "modes": modes, "languages": languages, "importing": importing, "facts": facts, "programs": programs}
