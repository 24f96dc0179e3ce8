"""Expressions of the modules that work on text: re, textwrap, difflib, shlex, fnmatch, html, urllib.parse, string, pprint, reprlib, codecs."""
import codecs, difflib, fnmatch, html, html.entities, html.parser, io, pprint, re, reprlib, shlex, string, textwrap, urllib.parse

SCOPE = globals()

PATTERNS = (
    "a", "b", "ab", ".", "\\d", "\\w", "\\s", "\\b", "\\B", "^", "$", "\\A", "\\Z", "\\z", "[ab]", "[^a]", "[a-c0-9]", "[\\w-]", "*", "+",
    "?", "{2}", "{1,2}", "{,3}", "*?", "+?", "*+", "(", ")", "(?:", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?P<n>", "(?P=n)",
    "(?i:", "(?-i:", "(?a:", "(?x)", "(?(1)", "|", "\\1", "\\2", "\\n", "\\x61", "\\u00e9", "é", "É", "ß", "\\W", "\\D", "#", " ", "-",
    "[", "]", "\\", "(?#c)", "\\N{DIGIT ONE}", "\\07", "\\g", "(?P>", "(?L)", "(?s:.", "(?m:^", "İ", "K", "ſ", "s", "k",
)
GROUPS = ("(a)", "(b*)", "(?P<n>a|b)", "(?:a|ab)", "(a(b)?)", "(?=(a))", "(\\w+)", "(a)|b", "((a)|(b))+", "(?i:A)", "[a-z]+", "\\s*", "(?<=a)b", "(?(1)b|c)", "\\1")
TEXTS = ("a", "b", "ab", "aab", "A", "é", "É", "1", " ", "\n", "-", "c", "ß", "ſ", "\u0130", "_", "K", "abab", "x", "#", "")
TEMPLATES = ("\\1", "\\g<0>", "\\g<n>", "\\g<1>", "x", "\\n", "\\\\", "\\2", "\\q", "\\g<", "\\0", "\\07", "\\g<-1>", "é")
FLAGS = ("0", "re.I", "re.M", "re.S", "re.X", "re.A", "re.I | re.M", "re.I | re.A", "re.U", "re.X | re.S", "re.NOFLAG")


def pattern(chance):
    if chance.percent(60):
        return literal(chance, GROUPS + ("|", "*", "+?", "a", "."), 4)
    return literal(chance, PATTERNS, 6)


def regular(chance):
    flags = chance.of(FLAGS)
    compiled = f"re.compile({pattern(chance)}, {flags})" if chance.percent(70) else f"re.compile({pattern(chance)})"
    text = literal(chance, TEXTS, 8)
    if chance.percent(12):
        compiled = compiled.replace("re.compile('", "re.compile(b'").replace("\\u", "\\x")
        text = "b" + literal(chance, [text for text in TEXTS if text.isascii()], 8)
    bounds = chance.of(("", "", ", 1", ", 1, 3", ", -2", ", 0, 99", ", 3, 1"))
    count = chance.of(("", "", ", 1", ", 2", ", count=1", ", -1"))
    template = literal(chance, TEMPLATES, 3)
    return chance.of((
        f"{compiled}.search({text}{bounds})",
        f"{compiled}.match({text}{bounds})",
        f"{compiled}.fullmatch({text}{bounds})",
        f"{compiled}.findall({text}{bounds})",
        f"[m.regs for m in {compiled}.finditer({text}{bounds})]",
        f"{compiled}.split({text}{count.replace('count', 'maxsplit')})",
        f"{compiled}.sub({template}, {text}{count})",
        f"{compiled}.subn({template}, {text}{count})",
        f"{compiled}.sub(lambda m: repr(m.group()), {text}{count})",
        f"{compiled}.search({text}).expand({template})",
        f"{compiled}.search({text}).group(0, 1)",
        f"{compiled}.search({text}).span(1)",
        f"{compiled}.search({text}).groups('-')",
        f"(lambda p: (p.groups, dict(p.groupindex), int(p.flags), p.pattern))({compiled})",
        f"repr({compiled})",
        f"{compiled} == {compiled}",
        f"re.escape({text})",
        f"re.findall({pattern(chance)}, {text}, {flags})",
        f"re.sub({pattern(chance)}, {template}, {text}{options(chance, count=('0', '1', '2'), flags=FLAGS)})",
        f"re.split({pattern(chance)}, {text}{options(chance, maxsplit=('0', '1'), flags=FLAGS)})",
    ))


WORDS = ("the", "quick", "brown-fox", "jumps", "a", "  ", "\t", "\n", "\n\n", "over--the", "extraordinarily-long-word", "e.g.", "end.", "End.  ", "é", "--", "x" * 15)


def wrapping(chance):
    text = ascii(joined(chance, WORDS, 14, " "))
    keywords = options(
        chance, width=("5", "10", "20", "1", "0", "70"), initial_indent=("'* '", "'    '"), subsequent_indent=("'  '", "'> '"),
        expand_tabs=("False",), tabsize=("4",), replace_whitespace=("False",), drop_whitespace=("False",), fix_sentence_endings=("True",),
        break_long_words=("False",), break_on_hyphens=("False",), max_lines=("1", "2"), placeholder=("'...'", "' [more]'"),
    )
    if "drop_whitespace" in keywords:
        # CPython goes on for ever where an indent leaves no room.
        keywords = keywords.replace("width=", "width=1")
    return chance.of((
        f"textwrap.wrap({text}{keywords})",
        f"textwrap.fill({text}{keywords})",
        f"textwrap.shorten({text}, {chance.of(('5', '10', '20', '30'))}{options(chance, placeholder=('\'..\'', '\'\''))})",
        f"textwrap.dedent({text})",
        f"textwrap.indent({text}, '> ')",
        f"textwrap.indent({text}, '> ', lambda line: True)",
        f"textwrap.TextWrapper({keywords[2:]}).wrap({text})",
    ))


LINES = ("one\n", "two\n", "three\n", "four\n", "  one\n", "tow\n", "ones\n", "\n", "five", "? x\n", "- y\n")


def differing(chance):
    a, b = ([chance.of(LINES) for _ in range(chance.below(7))] for _ in range(2))
    x, y = joined(chance, "abcd ", 10), joined(chance, "abcd ", 10)
    return chance.of((
        f"list(difflib.unified_diff({a!a}, {b!a}{options(chance, n=('0', '1', '3'), fromfile=('\'a\'',), tofile=('\'b\'',), lineterm=('\'\'',))}))",
        f"list(difflib.context_diff({a!a}, {b!a}{options(chance, n=('0', '1'))}))",
        f"list(difflib.ndiff({a!a}, {b!a}))",
        f"list(difflib.restore(difflib.ndiff({a!a}, {b!a}), {chance.of((1, 2, 3))}))",
        f"difflib.SequenceMatcher(None, {x!a}, {y!a}).get_opcodes()",
        f"difflib.SequenceMatcher(None, {x!a}, {y!a}).get_matching_blocks()",
        f"difflib.SequenceMatcher(lambda c: c == ' ', {x!a}, {y!a}).find_longest_match()",
        f"(lambda m: (m.ratio(), m.quick_ratio(), m.real_quick_ratio()))(difflib.SequenceMatcher(None, {x!a}, {y!a}, {chance.of((True, False))}))",
        f"list(difflib.SequenceMatcher(None, {a!a}, {b!a}).get_grouped_opcodes({chance.below(3)}))",
        f"difflib.get_close_matches({x!a}, {[joined(chance, 'abcd ', 6) for _ in range(5)]!a}{options(chance, n=('1', '0', '5'), cutoff=('0.1', '0.9', '2'))})",
    ))


SHELL = ("a", "b c", "'", '"', "\\", " ", "#x", "$", "|", "&&", ";", ">", "(", "*", "é", "\n", "\t", "-", "=", "~")


def shell(chance):
    text = literal(chance, SHELL, 8)
    return chance.of((
        f"shlex.split({text}{options(chance, comments=('True', 'False'), posix=('True', 'False'))})",
        f"shlex.quote({text})",
        f"shlex.join([{text}, {literal(chance, SHELL, 3)}])",
        f"list(shlex.shlex({text}{options(chance, posix=('True',), punctuation_chars=('True', '\';|\''))}))",
    ))


NAMES = ("a", "b", "*", "?", "[ab]", "[!a]", "[a-c]", "[", "]", ".", "txt", "A", "é", "**", "/", "-", "[]-a]", "[c-a]", "[a-", "\\", "|", "^")


def matching(chance):
    name, wild = literal(chance, ("a", "b", "c", ".", "txt", "A", "é", "/", "[", "-", "^"), 5), literal(chance, NAMES, 4)
    return chance.of((
        f"fnmatch.fnmatch({name}, {wild})", f"fnmatch.fnmatchcase({name}, {wild})", f"fnmatch.translate({wild})",
        f"fnmatch.filter([{name}, 'a', 'ab.txt', 'b'], {wild})", f"fnmatch.filterfalse([{name}, 'a', 'ab.txt', 'b'], {wild})",
    ))


HTML = (
    "<p>", "</p>", "<br/>", "<a href='x'>", '<a b="&lt;">', "text", "&amp;", "&lt", "&#65;", "&#x41;", "&nosuch;", "<!-- c -->", "<!DOCTYPE html>", "<", ">",
    "&", "<?pi?>", "<script>", "</script>", "a<b", "\n", "é", "<!--", "-->", "</", "<a", "=", "'", '"', "<![CDATA[x]]>", "&notit;", "&#0;", "&#128;", "&#xd800;", "<title>", "</title>", "<textarea>", "<p a=1 b>",
)


class Heard(html.parser.HTMLParser):
    """Says what the parser reports."""

    def __init__(self, **options):
        super().__init__(**options)
        self.heard = []

    def __getattribute__(self, name):
        if name.startswith("handle_") and name not in ("handle_startendtag",):
            return lambda *args: self.heard.append((name[7:], *args, self.getpos()))
        return super().__getattribute__(name)


def heard(text, cuts=(), **options):
    parser = Heard(**options)
    for start, end in itertools.pairwise((0, *sorted(cuts), len(text))):
        parser.feed(text[start:end])
    parser.close()
    return parser.heard


def markup(chance):
    text = literal(chance, HTML, 7)
    return chance.of((
        f"html.entities.{chance.of(('name2codepoint', 'codepoint2name', 'entitydefs', 'html5'))}.get({chance.of(('\'amp\'', '\'amp;\'', '233', '38', '\'eacute\'', '\'no\'', '\'NotEqualTilde;\''))})", f"html.escape({text}{options(chance, quote=('False', 'True'))})", f"html.unescape({text})",
        f"heard({text})", f"heard({text}, convert_charrefs=False)", f"heard({text}, ({chance.below(5)}, {chance.below(9)}))",
    ))


URLS = (
    "http", "https", ":", "//", "/", "?", "#", "&", "=", "a", "b", "example.com", "user:pw@", ":80", ":x", "%20", "%", "+", ";", "..", ".", "é", "[::1]", "[", "]", " ", "mailto",
    "ftp://", "http://", "a=1", "b=2", "%e9", "%C3%A9", "@", "\n", "file", ",",
)


def addresses(chance):
    url, other = literal(chance, URLS, 8), literal(chance, URLS, 5)
    return chance.of((
        f"urllib.parse.urlsplit({url})", f"urllib.parse.urlparse({url})", f"urllib.parse.urlsplit({url}, 'http', False)",
        f"urllib.parse.urlunsplit(urllib.parse.urlsplit({url}))", f"urllib.parse.urljoin({url}, {other})", f"urllib.parse.urljoin('http://a/b/c/d;p?q', {url})",
        f"urllib.parse.urldefrag({url})", f"urllib.parse.quote({url}{options(chance, safe=('\'\'', '\'/:\''), encoding=('\'latin-1\'',), errors=('\'ignore\'',))})",
        f"urllib.parse.quote_plus({url})", f"urllib.parse.unquote({url})", f"urllib.parse.unquote({url}, 'latin-1')", f"urllib.parse.unquote_plus({url})", f"urllib.parse.unquote_to_bytes({url})",
        f"urllib.parse.parse_qs({url}{options(chance, keep_blank_values=('True',), strict_parsing=('True',), max_num_fields=('1', '2'), separator=('\';\'', '\'\''))})",
        f"urllib.parse.parse_qsl({url}{options(chance, keep_blank_values=('True',), strict_parsing=('True',))})",
        f"urllib.parse.urlencode([({url}, {other}), ('k', [1, 'x'])]{options(chance, doseq=('True',), quote_via=('urllib.parse.quote',))})",
        f"(lambda u: (u.hostname, u.username, u.password, u.netloc, u.geturl()))(urllib.parse.urlsplit({url}))", f"urllib.parse.urlsplit({url}).port",
        f"urllib.parse.urlsplit(b{ascii(eval(url).encode('ascii', 'ignore').decode())})", f"urllib.parse.urlsplit({url})._replace(path={other}).geturl()",
    ))


FIELDS = ("{}", "{0}", "{1}", "{a}", "{a.real}", "{0[0]}", "{!r}", "{:>5}", "{:{}}", "{a!s:*^7}", "{", "}", "{{", "}}", "x", "{0!x}", "{:d}", "{:.2f}", "{b[k]}", "{:,}", "{0.x}", "{[}")
VALUES = ("1", "-2.5", "'ab'", "None", "[1, 2]", "{'k': 3}", "10**20", "1j", "b'x'", "True")
DOLLARS = ("$a", "${b}", "$$", "$", "x", "${", "}", "$1", "${a", "é", "$é", "$A", "\n", " ")


def templates(chance):
    text = literal(chance, FIELDS, 3)
    spec = ascii(chance.of(("", "*", "é")) + chance.of(("", "<", ">", "^", "=")) + chance.of(("", "+", " ", "-")) + chance.of(("", "z", "#", "0")) + chance.of(("", "5", "12", "0")) + chance.of(("", ",", "_")) + chance.of(("", ".3", ".0", ".10", ".3,")) + chance.of(("", "d", "f", "g", "e", "x", "b", "s", "%", "n", "c", "G", "X", "r")))
    given = f"{chance.of(VALUES)}, {chance.of(VALUES)}, a={chance.of(VALUES)}, b={chance.of(VALUES)}"
    return chance.of((
        f"string.Formatter().format({text}, {given})", f"{text}.format({given})", f"list(string.Formatter().parse({text}))", f"format({chance.of(VALUES)}, {spec})", f"format({chance.of(VALUES)}, {spec})",
        f"string.Template({literal(chance, DOLLARS, 5)}).substitute(a=1, b='x')", f"string.Template({literal(chance, DOLLARS, 5)}).safe_substitute(a=1)",
        f"string.Template({literal(chance, DOLLARS, 5)}).get_identifiers()", f"string.Template({literal(chance, DOLLARS, 5)}).is_valid()", f"string.capwords({literal(chance, WORDS, 4)})",
    ))


def value(chance, depth=3):
    """A value as an expression."""
    if not depth or chance.percent(40):
        return chance.of(VALUES + ("'long text with spaces ' * 4", "'x' * 50", "range(3)", "set()", "frozenset((1,))", "{2}", "b'bytes ' * 12", "'\\n' * 3", "''"))
    items = [value(chance, depth - 1) for _ in range(chance.below(5))]
    keys = ("'b'", "'a'", "1", "None", "(1, 2)", "'key'")
    return chance.of((f"[{', '.join(items)}]", f"({''.join(item + ', ' for item in items)})", "{" + ", ".join(f"{chance.of(keys)}: {item}" for item in items) + "}", f"[{', '.join(items)}] * 3"))


def printing(chance):
    keywords = options(chance, indent=("1", "4"), width=("10", "40", "1"), depth=("1", "2"), compact=("True",), sort_dicts=("False",), underscore_numbers=("True",))
    return chance.of((f"pprint.pformat({value(chance)}{keywords})", f"pprint.pformat({value(chance)}{keywords})", f"reprlib.repr({value(chance)})", f"pprint.isreadable({value(chance)})", f"pprint.saferepr({value(chance)})"))


def shortening(chance):
    """Representations that stay short, by limits of one's own."""
    limits = options(chance, maxlevel=("1", "2", "0"), maxtuple=("1", "3"), maxlist=("2", "0"), maxdict=("1", "0"), maxset=("2",), maxfrozenset=("1",), maxdeque=("1",), maxarray=("2",), maxstring=("10", "3", "0"), maxlong=("10", "3"), maxother=("10", "5"), fillvalue=("'<more>'", "''"), indent=("2", "'-> '", "'\\t'", "0", "'x'", "1.5"))[2:]
    item = chance.of((value(chance), value(chance), f"[{value(chance)}] * 9", f"{{{value(chance)}: 1}}", "10**50", "'long ' * 20", "set(range(9))", "frozenset('abcdefgh')", "__import__('collections').deque(range(9))", "__import__('array').array('i', range(9))", "dict.fromkeys('hgfedcba', [[[[1]]]])", "Shy()", "[[[[[[[1]]]]]]]", "range(9)", "b'x' * 60"))
    return chance.of((f"reprlib.Repr({limits}).repr({item})", f"reprlib.Repr({limits}).repr({item})", f"reprlib.repr({item})", f"reprlib.Repr().repr1({item}, {chance.below(4)})", "repr(Loop())", f"repr(Loop({value(chance)}))"))


class Shy:
    def __repr__(self):
        raise ValueError("no")


class Loop(list):
    def __init__(self, *items):
        super().__init__(items)
        self.append(self)

    @reprlib.recursive_repr("loop")
    def __repr__(self):
        return "<" + ", ".join(map(repr, self)) + ">"


ENCODINGS = ("utf-8", "UTF8", "utf-16", "utf-16-le", "utf_32_be", "latin-1", "ascii", "utf-8-sig", "utf-7", "hex", "base64", "rot13", "cp1252", "unicode_escape", "raw-unicode-escape", "nosuch", "", "iso8859-15", "utf-16-be")
HANDLERS = ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass", "namereplace", "nosuch", "made")
codecs.register_error("made", lambda error: ("<%d>" % (error.end - error.start), error.end))


def piecewise(kind, encoding, errors, pieces):
    """What comes of pieces, and the state in between."""
    coder = getattr(codecs, f"getincremental{kind}coder")(encoding)(errors)
    found = []
    for piece in pieces:
        found.append(getattr(coder, kind + "code")(piece))
        found.append(coder.getstate())
    found.append(getattr(coder, kind + "code")(pieces[0][:0], True))
    return found


def coding(chance):
    encoding, errors = chance.of(ENCODINGS[:9] if chance.percent(70) else ENCODINGS), chance.of(HANDLERS if chance.percent(50) else HANDLERS[:3])
    text = literal(chance, ("a", "\xe9", "\u20ac", "\U0001f600", "\ud800", "\n", "\r\n", "b c", "\\", "\udce9", "+", "\ufeff"), 5)
    data = "b" + ascii(joined(chance, ("a", "\xc3\xa9", "\xe2\x82", "\xff", "\xfe", "\x00", "\n", "\xf0\x9f\x98\x80", "\xef\xbb\xbf", "\xed\xa0\x80", "b", "\\x41", "+AGE-", "61"), 5))
    cut = chance.below(4)
    return chance.of((
        f"codecs.encode({text}, {encoding!r}, {errors!r})", f"codecs.decode({data}, {encoding!r}, {errors!r})", f"codecs.decode(codecs.encode({text}, {encoding!r}), {encoding!r})", f"piecewise('de', {encoding!r}, {errors!r}, [{data}[:{cut}], {data}[{cut}:]])", f"piecewise('en', {encoding!r}, {errors!r}, [{text}[:{cut}], {text}[{cut}:]])", f"codecs.lookup({encoding!r}).name", f"codecs.getencoder({encoding!r})({text}, {errors!r})", f"codecs.getdecoder({encoding!r})({data}, {errors!r})", f"(lambda r: ({chance.of(('r.read()', 'r.read(2), r.read()', 'r.readline(), r.read()', 'r.readlines()', 'list(r)', 'r.read(chars=1), r.read()', 'r.readline(keepends=False)', 'r.read(3, 1)'))}))(codecs.getreader({encoding!r})(io.BytesIO({data}), {errors!r}))",
        f"(lambda b: (lambda w: (w.write({text}), w.writelines([{text}, 'z']), w.reset(), b.getvalue()))(codecs.getwriter({encoding!r})(b, {errors!r})))(io.BytesIO())", f"list(codecs.iterdecode([{data}[:{cut}], {data}[{cut}:]], {encoding!r}, {errors!r}))", f"list(codecs.iterencode([{text}[:{cut}], {text}[{cut}:]], {encoding!r}, {errors!r}))", f"codecs.lookup_error({errors!r}) is codecs.lookup_error({errors!r})", f"codecs.{chance.of(('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace'))}_errors({chance.of((f'UnicodeEncodeError(\'x\', {text}, 0, 2, \'why\')', f'UnicodeDecodeError(\'x\', {data}, 0, 1, \'why\')', f'UnicodeTranslateError({text}, 0, 1, \'why\')', 'ValueError()', '5'))})",
        f"codecs.EncodedFile(io.BytesIO({data}), 'utf-8', {encoding!r}, {errors!r}).read()", f"codecs.{chance.of(('BOM_UTF8', 'BOM_UTF16_LE', 'BOM_UTF32_BE', 'BOM', 'make_identity_dict(range(3))', 'make_encoding_map({1: 2, 3: 2})'))}",
    ))


CASES = {
    "re": regular, "re again": regular, "textwrap": wrapping, "difflib": differing, "shlex": shell, "fnmatch": matching, "html": markup, "urllib": addresses,
    "string": templates, "pprint": printing, "reprlib": shortening, "codecs": coding,
}
