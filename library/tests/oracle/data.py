"""Expressions of the modules that turn objects into bytes or text: json, struct, csv, base64, binascii, unicodedata, array, pickle, marshal, graphlib, tomllib."""
import array, base64, binascii, copy, csv, graphlib, io, json, marshal, pickle, struct, tomllib, unicodedata

SCOPE = globals()

NUMBERS = ("0", "1", "-1", "127", "128", "255", "256", "-129", "65535", "2**31", "-2**31", "2**32", "2**63", "2**64", "-2**63 - 1", "1.5", "-0.0", "1e300", "1e-310", "float('nan')", "float('inf')", "True", "None", "'a'", "b'x'", "b'xyz'", "1j", "bytearray(b'yy')")
BYTES = ("\\x00", "\\xff", "a", "b", "Zg==", "=", "+", "/", "-", "_", " ", "\\n", "\\r\\n", "\\x80", "~", "<~", "z", "y", "!", "0", "1f", "=3D", "=\\n", "A", "Q", "é".encode().decode("latin-1"))


def data(chance, most=8):
    return "b" + ascii(joined(chance, ("\x00", "\xff", "a", "b", "Zg==", "=", "+", "/", "-", "_", " ", "\n", "\r\n", "\x80", "~", "<~", "z", "y", "!", "0", "1f", "=3D", "=\n", "A", "Q"), most))


JSON = ("{", "}", "[", "]", ",", ":", '"a"', '"', "1", "-", "0", "1.5", "e5", "true", "false", "null", "NaN", "Infinity", "-Infinity", " ", "\n", "\\", '"\\u00e9"', '"\\ud83d\\ude00"', '"\\x"', "\t", "é", "01", "1E+2", "[]", "{}", '{"a": 1}', "[1, 2]", '"\n"', "/", "1e999", "\ufeff")


def value(chance, depth=3):
    if not depth or chance.percent(40):
        return chance.of(("1", "-5", "2**70", "1.5", "1e100", "-0.0", "float('nan')", "float('-inf')", "True", "None", "'a'", "'é\\u20ac\\U0001f600'", "'\\n\\x00\\x7f\"\\\\'", "''", "()", "{1}", "b'x'", "1j", "object", "Odd('x')", "0.1"))
    items = [value(chance, depth - 1) for _ in range(chance.below(4))]
    keys = ("'b'", "'a'", "1", "None", "True", "1.5", "(1, 2)", "'é'", "float('inf')", "b'k'")
    return chance.of((f"[{', '.join(items)}]", f"({''.join(item + ', ' for item in items)})", "{" + ", ".join(f"{chance.of(keys)}: {item}" for item in items) + "}"))


class Odd(str):
    """A str that is not one exactly."""


def texts(chance):
    text = literal(chance, JSON, 7)
    dump = options(
        chance, indent=("None", "0", "2", "'\\t'", "''", "-1"), sort_keys=("True",), ensure_ascii=("False",), separators=("(',', ':')", "('', '')"), skipkeys=("True",), allow_nan=("False",),
        default=("repr", "lambda x: [1]", "str"), check_circular=("False",),
    )
    load = options(chance, parse_float=("str", "repr"), parse_int=("float", "str"), parse_constant=("str",), object_pairs_hook=("list", "dict"), object_hook=("sorted", "len"), strict=("False",))
    item = value(chance)
    return chance.of((
        f"json.loads({text}{load})", f"json.loads({text})", f"json.dumps({item}{dump})", f"json.dumps({item}{dump})", f"json.loads(json.dumps({item}))", f"json.JSONDecoder().raw_decode({text}, {chance.below(4)})",
        f"list(json.JSONEncoder({dump[2:]}).iterencode({item}))", f"json.loads({text}.encode({chance.of(('\'utf-16\'', '\'utf-8\'', '\'utf-32-le\'', '\'utf-8-sig\''))}))",
    ))


FORMAT = ("<", ">", "=", "!", "@", "b", "B", "h", "H", "i", "I", "q", "Q", "l", "L", "n", "N", "?", "c", "s", "p", "x", "f", "d", "e", "3s", "2h", "0i", "4x", "5p", " ", "10s", "2", "é", "F", "D", "P")


def packing(chance):
    layout = literal(chance, FORMAT, 4)
    values = ", ".join(chance.of(NUMBERS) for _ in range(chance.below(4)))
    one = chance.of(("<b", ">H", "<i", "q", "?", "c", "3s", "2p", "<e", "f", ">d", "<Q", "n", "0s", "@i", "!l"))
    return chance.of((
        f"struct.calcsize({layout})", f"struct.pack({layout}, {values})", f"struct.pack({one!r}, {chance.of(NUMBERS)})", f"struct.pack({one!r}, {chance.of(NUMBERS)})", f"struct.unpack({one!r}, {data(chance)})",
        f"struct.unpack({layout}, bytes(range(struct.calcsize({layout}))))", f"struct.unpack_from({layout}, bytes(range(40)), {chance.of(('0', '3', '-5', '39', '-41', '99'))})",
        f"list(struct.iter_unpack({layout}, bytes(range({chance.of((0, 4, 8, 12))}))))", f"(lambda b: (struct.pack_into({layout}, b, {chance.of(('0', '2', '-3', '99'))}, {values}), b))(bytearray(12))",
        f"(lambda s: (s.size, s.format, repr(s)))(struct.Struct({layout}))",
    ))


CELLS = ("a", ",", '"', "'", "\n", "\r\n", ";", " ", "\t", "\\", "1", "1.5", '""', "é", "|", "b", "\r", "-2")


def tables(chance):
    text = ascii(joined(chance, CELLS, 14))
    dialect = options(
        chance, delimiter=("';'", "'\\t'", "' '", "'ab'", "''", "None"), quotechar=("\"'\"", "None", "'|'"), quoting=("csv.QUOTE_ALL", "csv.QUOTE_NONE", "csv.QUOTE_NONNUMERIC", "csv.QUOTE_STRINGS", "csv.QUOTE_NOTNULL", "9"),
        escapechar=("'\\\\'", "None"), doublequote=("False",), skipinitialspace=("True",), strict=("True",), lineterminator=("'\\n'", "'!'"),
    )
    rows = [[chance.of(("a b", "a,b", 'x"y', "", "é", "1", " s", "'q'", "\n", None, 1, 2.5, "a\\b")) for _ in range(chance.below(4))] for _ in range(chance.below(4))]
    # What is no table is guessed otherwise.
    mark = chance.of((",", ";", "\t", "|"))
    table = ascii("\n".join(mark.join(chance.of(("name", "a b", "12", "3.5", '"x"', "q")) for _ in range(3)) for _ in range(2 + chance.below(3))))
    return chance.of((
        f"list(csv.reader(io.StringIO({text}, newline=''){dialect}))", f"list(csv.reader({text}.splitlines(True){dialect}))", f"written({rows!a}{dialect})", f"written({rows!a}{dialect})",
        f"list(csv.DictReader(io.StringIO({text}, newline=''){options(chance, fieldnames=('[\'x\', \'y\']',), restkey=('\'more\'',), restval=('0',))}{dialect}))",
        f"dict_written([{{'a': {chance.of(NUMBERS)}, 'b': 'x,y'}}, {{'a': 1, 'c': 2}}]{options(chance, restval=('\'-\'',), extrasaction=('\'ignore\'', '\'raise\''))})",
        f"(lambda d: (d.delimiter, d.quotechar, d.doublequote, d.skipinitialspace))(csv.Sniffer().sniff({table}))", f"csv.Sniffer().has_header({table})", f"(lambda r: (list(r), r.line_num))(csv.reader(io.StringIO({text}){dialect}))",
    ))


def written(rows, **options):
    out = io.StringIO(newline="")
    counts = [csv.writer(out, **options).writerow(row) for row in rows]
    return out.getvalue(), counts


def dict_written(rows, **options):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, ["a", "b"], **options)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def ascii_bytes(chance):
    given, other = data(chance), data(chance, 3)
    return chance.of((
        f"base64.b64encode({given}{options(chance, altchars=('b\'-_\'', 'b\'x\''))})", f"base64.b64decode({given}{options(chance, altchars=('b\'-_\'',), validate=('True',))})", f"base64.urlsafe_b64decode({given})",
        f"base64.b32encode({given})", f"base64.b32decode({given}{options(chance, casefold=('True',), map01=('b\'L\'',))})", f"base64.b32hexdecode({given})", f"base64.b16decode({given}{options(chance, casefold=('True',))})",
        f"base64.b85encode({given}{options(chance, pad=('True',))})", f"base64.b85decode({given})", f"base64.a85encode({given}{options(chance, foldspaces=('True',), wrapcol=('5', '1'), pad=('True',), adobe=('True',))})",
        f"base64.a85decode({given}{options(chance, foldspaces=('True',), adobe=('True',), ignorechars=('b\' \'',))})", f"base64.z85encode({given})", f"base64.z85decode({given})", f"base64.encodebytes({given})", f"base64.decodebytes({given})",
        f"base64.b64decode({given}.decode('latin-1'))", f"base64.b85decode(base64.b85encode({given}))", f"base64.a85decode(base64.a85encode({given}))", f"base64.b32decode(base64.b32encode({given}))",
        f"binascii.a2b_base64({given}{options(chance, strict_mode=('True',))})", f"binascii.b2a_base64({given}{options(chance, newline=('False',))})", f"binascii.hexlify({given}{options(chance, sep=('\':\'', '\'--\''), bytes_per_sep=('2', '-3', '0'))})",
        f"binascii.unhexlify({given})", f"binascii.a2b_uu({given})", f"binascii.b2a_uu({given}{options(chance, backtick=('True',))})", f"binascii.a2b_qp({given}{options(chance, header=('True',))})",
        f"binascii.b2a_qp({given}{options(chance, quotetabs=('True',), istext=('False',), header=('True',))})", f"binascii.crc32({given}, {chance.of((0, 1, 2**32, -1))})", f"binascii.crc_hqx({given}, {chance.below(70000)})",
        f"binascii.a2b_qp(binascii.b2a_qp({given}))", f"binascii.a2b_uu(binascii.b2a_uu({given}))", f"binascii.hexlify({given}, {other})",
    ))


CHARS = ("a", "é", "e\u0301", "\u0327\u0301", "ﬁ", "½", "٣", "一", "가", "각", "\u1100\u1161", "Ǆ", "\U0001f600", "\u212b", "\x00", "ª", "\u2028", "Ω", "ß", "İ", "\u0344", "\ufb1d", "\U0001d15e", "\u1e9b\u0323", "\u200d", "²", "Ⅷ", "\u00a0", "\uac00\u11a8")


def characters(chance):
    char = ascii(chr(chance.of((chance.below(0x250), chance.below(0x3000), chance.below(0xd800), 0xe000 + chance.below(0x2000), 0x10000 + chance.below(0x3000), 0x1d000 + chance.below(0x3000), chance.below(0xd800)))))
    text, form = literal(chance, CHARS, 5), chance.of(("NFC", "NFD", "NFKC", "NFKD", "NFX"))
    name = chance.of(("name", "category", "bidirectional", "combining", "east_asian_width", "mirrored", "decomposition", "decimal", "digit", "numeric"))
    return chance.of((
        f"unicodedata.{name}({char})", f"unicodedata.{name}({char})", f"unicodedata.{name}({char})", f"unicodedata.{chance.of(('name', 'decimal', 'digit', 'numeric'))}({char}, None)", f"unicodedata.{name}({text})",
        f"unicodedata.normalize({form!r}, {text})", f"unicodedata.normalize({form!r}, {char} + {text})", f"unicodedata.is_normalized({form!r}, {text})", f"unicodedata.lookup(unicodedata.name({char}))",
        f"unicodedata.lookup({chance.of(('LATIN SMALL LETTER A', 'hangul syllable gag', 'CJK UNIFIED IDEOGRAPH-4E00', 'no such', 'DIGIT  ONE', 'EM DASH', 'BELL', 'NULL', 'LINE FEED'))!r})", f"[unicodedata.ucd_3_2_0.{name}({char})]",
    ))


def arrays(chance):
    code = chance.of(tuple("bBhHiIlLqQfduw") + ("x", "ab", ""))
    items = ", ".join(chance.of(NUMBERS) for _ in range(chance.below(4)))
    small = ", ".join(str(chance.below(100)) for _ in range(chance.below(5)))
    made = f"array.array({code!r}, [{small}])" if chance.percent(80) else f"array.array({code!r}, [{items}])"
    change = chance.of((
        "append({})", "extend([{}, 1])", "insert(1, {})", "pop({})", "remove({})", "index({})", "count({})", "reverse()", "byteswap()", "tobytes()", "tolist()", "frombytes({}0)", "fromlist([{}])", "__setitem__(0, {})", "__getitem__({})",
        "__setitem__(slice(0, 2), array.array('i', [5]))", "__delitem__(slice(None, None, 2))", "__mul__({})", "__add__(array.array('b', [1]))", "__contains__({})", "fromunicode('a')", "tounicode()", "buffer_info()[1]", "index(1, {})", "__imul__(2)", "__eq__([1])", "__lt__(array.array('i', [50]))",
    )).format(chance.of(NUMBERS[:20]))
    if change.startswith("frombytes"):
        change = f"frombytes({data(chance, 4)})"
    return chance.of((f"array.array({code!r}, [{items}])", f"(lambda a: (a.{change}, a))({made})", f"(lambda a: (a.{change}, a))({made})", f"array.array({code!r}, {data(chance, 4)})", f"{made} == {made}[:]", f"copy.deepcopy({made})", f"memoryview({made}).tolist()", f"array.array({code!r}, {made})"))


class Plain:
    """What pickle takes apart."""

    def __init__(self, *args, **kwargs):
        self.args = args
        vars(self).update(kwargs)

    def __repr__(self):
        return f"Plain({vars(self)!a})"

    def __eq__(self, other):
        return isinstance(other, Plain) and vars(self) == vars(other)


class Slotted:
    """One with slots and a state of its own."""

    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"Slotted({self.x!a})"


def twice(item):
    shared = [item, item]
    shared.append(shared)
    return shared


def pickles(chance):
    item = value(chance)
    protocol = chance.below(6)
    item = chance.of((item, f"Plain({item}, k=1)", f"[Plain()] * 2", f"Slotted({item})", "array.array('i', [1, 2])", "[1, 'x'] * 3", "range(3, 9, 2)", "slice(1, None)", "{1: {2: {3}}}", "frozenset({4})", "bytearray(b'q')", "len", "ValueError('x', 2)", "Plain", "...", "complex(1, 2)", f"Odd({ascii('x' * chance.below(300))})", "lambda: 0", "collections.OrderedDict(a=1)"))
    spoiled = ("b" + ascii("".join(chr(chance.of((chance.below(256), 46, 78, 75, 40, 93, 41, 125, 0x80, 0x95, 0x8c, 1, 2, 4, 113, 104))) for _ in range(chance.below(8)))))
    return chance.of((
        f"pickle.loads(pickle.dumps({item}, {protocol}))", f"pickle.loads(pickle.dumps({item}, {protocol}))", f"pickle.dumps({value(chance)}, {protocol})", f"len(pickle.loads(pickle.dumps(twice({value(chance)}))))", f"pickle.loads({spoiled})",
        f"copy.copy({item})", f"copy.deepcopy({item})",
    ))


def marshals(chance):
    item = value(chance)
    version = chance.of(("", "", ", 0", ", 1", ", 2", ", 3", ", 4", ", 5"))
    item = chance.of((item, item, f"[{item}] * 2", "2**100", "-2**31", "b'x' * 300", "'x' * 300", "frozenset({1})", "bytearray(b'q')", "memoryview(b'ab')", "array.array('b', [1])", "slice(1, None, 'x')", "...", "StopIteration", "Odd('x')", "{1: {2: {}}}", "'\\ud800'", "complex(1, -0.0)", "len"))
    spoiled = "b" + ascii("".join(chr(chance.of((78, 84, 70, 46, 83, 105, 103, 121, 115, 90, 122, 117, 97, 40, 41, 91, 123, 48, 60, 62, 114, 82, 58, 0, 1, 2, 3, 0xE9, 0xDB, 0x5B, chance.below(256)))) for _ in range(chance.below(10))))
    return chance.of((
        f"marshal.loads(marshal.dumps({item}{version}))", f"marshal.loads(marshal.dumps({item}{version}))", f"marshal.dumps({value(chance, 1)}, {chance.below(3)})", f"marshal.dumps({chance.of(NUMBERS)}, {chance.below(3)})", f"marshal.loads({spoiled})", f"marshal.loads({spoiled})", f"marshal.loads(marshal.dumps({value(chance)}) + b'more')", f"(lambda f: (marshal.dump({value(chance)}, f) > 1, f.seek(0), marshal.load(f), f.read()))(io.BytesIO())", f"marshal.load(io.BytesIO({spoiled}))", f"marshal.loads(marshal.dumps({value(chance)})[:-1])", f"marshal.loads({chance.of(('5', '\'N\'', 'None', 'bytearray(b\'N\')', 'memoryview(b\'N\')'))})",
    ))


def orders(chance):
    graph = {name: [chance.of("abcdef") for _ in range(chance.below(3))] for name in "abcde"[: chance.below(6)]}
    return chance.of((f"list(graphlib.TopologicalSorter({graph!r}).static_order())", f"in_steps({graph!r})"))


def in_steps(graph):
    sorter = graphlib.TopologicalSorter(graph)
    sorter.prepare()
    steps = []
    while sorter.is_active():
        ready = sorter.get_ready()
        steps.append(sorted(ready))
        sorter.done(*ready)
    return steps


TOML = ("a", "b", ".", " = ", "1", "\n", "[t]\n", "[[l]]\n", '"s"', "'l'", "[1, 2]", "{x = 1}", "true", "1.5", "1_000", "0xff", "1979-05-27", "07:32:00", "1979-05-27T07:32:00Z", "# c\n", ",", "[", "]", '"""', "inf", "-nan", "a = 1\n", "b.c = 2\n", "é", "\\u00e9", '"\\q"', "1__0", "01", "\t", "\r\n", '"""\na\\\n  b"""')


def documents(chance):
    lines = [f"{chance.of(('a', 'b', 'a.b', '\"q\"', 'c'))} = {chance.of(TOML)}" if chance.percent(70) else joined(chance, TOML, 4) for _ in range(chance.below(4))]
    return f"tomllib.loads({ascii(chr(10).join(lines))}{options(chance, parse_float=('str',))})"


import collections

CASES = {
    "json": texts, "struct": packing, "csv": tables, "base64": ascii_bytes, "unicodedata": characters, "array": arrays, "pickle": pickles, "marshal": marshals, "graphlib": orders, "tomllib": documents,
}
