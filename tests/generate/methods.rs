//! The methods and functions that generated programs of values call, with the kinds of their arguments.
//!
//! A row is a name and one letter for each argument; what stands behind `?` may be left out:
//!
//! | letter | argument | letter | argument |
//! |---|---|---|---|
//! | `i` | a small int | `n` | any int |
//! | `f` | a float | `z` | a complex |
//! | `s` | a str | `c` | a str of one character |
//! | `b` | bytes | `y` | bytes of one byte |
//! | `l` | a list | `t` | a tuple |
//! | `d` | a dict | `m` | a set of ints |
//! | `r` | a range | `q` | an iterable of ints |
//! | `S` | an iterable of strs | `B` | an iterable of bytes |
//! | `o` | a bool | `e` | the name of an encoding |
//! | `g` | a format specification | `h` | a key that is hashable |
//! | `u` | a unary function | `v` | a predicate |
//! | `w` | `"little"` or `"big"` | `a` | anything |
//! | `k` | a type | `T` | a table for `translate` |

/// The type of a receiver, as the letter of its kind, and the rows of its methods.
pub(super) const METHODS: &[(char, &[&str])] = &[
    (
        's',
        &[
            "capitalize", "casefold", "center i?c", "count s?ii", "encode ?e", "endswith s?ii", "expandtabs ?i",
            "find s?ii", "index s?ii", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier",
            "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "join S", "ljust i?c", "lower",
            "lstrip ?s", "partition s", "removeprefix s", "removesuffix s", "replace ss?i", "rfind s?ii",
            "rindex s?ii", "rjust i?c", "rpartition s", "rsplit ?si", "rstrip ?s", "split ?si", "splitlines ?o",
            "startswith s?ii", "strip ?s", "swapcase", "title", "translate T", "upper", "zfill i", "format aaa",
            "format_map d", "__len__", "__contains__ s", "__add__ s", "__getitem__ i",
            "__format__ g", "__eq__ a", "__lt__ s", "__mod__ a",
        ],
    ),
    (
        'b',
        &[
            "capitalize", "center i?y", "count b?ii", "decode ?e", "endswith b?ii", "expandtabs ?i", "find b?ii",
            "hex", "index b?ii", "isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace", "istitle",
            "isupper", "join B", "ljust i?y", "lower", "lstrip ?b", "partition b", "removeprefix b",
            "removesuffix b", "replace bb?i", "rfind b?ii", "rindex b?ii", "rjust i?y", "rpartition b", "rsplit ?bi",
            "rstrip ?b", "split ?bi", "splitlines ?o", "startswith b?ii", "strip ?b", "swapcase", "title", "upper",
            "zfill i", "__len__", "__contains__ i", "__add__ b", "__getitem__ i", "hex c?i",
        ],
    ),
    (
        'A',
        &[
            "append i", "extend q", "insert ii", "pop ?i", "remove i", "reverse", "copy", "clear", "upper", "find b",
            "decode ?e", "count b", "replace bb", "split ?b", "hex", "join B", "__contains__ i", "__iadd__ b",
            "__delitem__ i", "startswith b", "zfill i", "center i?y", "isalnum",
        ],
    ),
    (
        'n',
        &[
            "bit_length", "bit_count", "conjugate", "as_integer_ratio", "to_bytes ?iw", "is_integer", "__add__ n",
            "__sub__ a", "__rsub__ n", "__mul__ n", "__floordiv__ n", "__mod__ n", "__divmod__ n", "__truediv__ n",
            "__neg__", "__abs__", "__invert__", "__and__ n", "__or__ n", "__xor__ n", "__rshift__ i", "__bool__",
            "__int__", "__float__", "__index__", "__round__ ?i", "__trunc__", "__floor__", "__ceil__", "__hash__",
            "__format__ g", "__eq__ a", "__lt__ a", "__repr__", "__str__",
        ],
    ),
    (
        'f',
        &[
            "as_integer_ratio", "conjugate", "hex", "is_integer", "__add__ f", "__sub__ n", "__mul__ f",
            "__truediv__ f", "__floordiv__ f", "__mod__ f", "__divmod__ f", "__neg__", "__abs__", "__bool__",
            "__int__", "__round__ ?i", "__trunc__", "__floor__", "__ceil__", "__format__ g", "__eq__ a",
            "__lt__ a", "__repr__",
        ],
    ),
    (
        'z',
        &[
            "conjugate", "__add__ a", "__mul__ z", "__truediv__ z", "__neg__", "__abs__", "__bool__", "__eq__ a",
            "__hash__", "__format__ g", "__lt__ z", "__repr__",
        ],
    ),
    (
        'l',
        &[
            "append a", "clear", "copy", "count a", "extend q", "index a?ii", "insert ia", "pop ?i", "remove a",
            "reverse", "sort", "__len__", "__contains__ a", "__add__ l", "__getitem__ i",
            "__setitem__ ia", "__delitem__ i", "__eq__ a", "__lt__ l", "__reversed__ ?a", "__iadd__ q",
        ],
    ),
    (
        't',
        &[
            "count a", "index a?ii", "__len__", "__contains__ a", "__add__ t", "__getitem__ i",
            "__eq__ a", "__lt__ t",
        ],
    ),
    (
        'd',
        &[
            "get h?a", "items", "keys", "values", "pop h?a", "popitem", "setdefault h?a", "update d", "copy",
            "clear", "fromkeys S?a", "__len__", "__contains__ h", "__getitem__ h", "__setitem__ ha", "__delitem__ h",
            "__eq__ a", "__or__ d", "__ior__ d", "__reversed__ ?a", "__ror__ d",
        ],
    ),
    (
        'm',
        &[
            "add n", "clear", "copy", "difference qq", "difference_update q", "discard n", "intersection q",
            "intersection_update q", "isdisjoint q", "issubset q", "issuperset q", "pop", "remove n",
            "symmetric_difference q", "symmetric_difference_update q", "union qq", "update qq", "__len__",
            "__contains__ h", "__and__ m", "__or__ m", "__sub__ m", "__xor__ m", "__iand__ m", "__ior__ m",
            "__isub__ m", "__ixor__ m", "__le__ m", "__lt__ a", "__eq__ a", "__rsub__ m",
        ],
    ),
    (
        'M',
        &[
            "copy", "difference q", "intersection q", "isdisjoint q", "issubset q", "issuperset q",
            "symmetric_difference q", "union q", "__and__ m", "__or__ m", "__sub__ m", "__xor__ m", "__hash__",
            "__eq__ a", "__le__ m",
        ],
    ),
    (
        'r',
        &[
            "count n", "index n", "__len__", "__contains__ a", "__getitem__ i", "__eq__ r", "__hash__",
            "__reversed__ ?a", "__bool__",
        ],
    ),
    ('S', &["indices i", "__eq__ a", "__lt__ a", "__repr__"]),
    ('o', &["bit_length", "__and__ o", "__or__ n", "__xor__ o", "conjugate", "__add__ n", "__invert__", "__repr__"]),
];

/// Built-in functions.
pub(super) const FUNCTIONS: &[&str] = &[
    "abs a", "all l", "any t", "ascii a", "bin n", "bool a", "callable a", "chr i",
    "complex aa", "dict d", "divmod nn", "divmod fa", "float s", "float a", "format ag", "frozenset q", "hash h",
    "hash n", "hex n", "int a", "int si", "isinstance ak", "issubclass kk", "len a", "list q",
    "list S", "list d", "max l", "max nnn", "min t", "min nn", "oct n", "ord c", "pow ni", "pow iii", "range ii?i",
    "repr a", "reversed l", "round f?i", "round n?i", "set q", "slice ii?i", "sorted l", "sorted S", "sorted q",
    "str a", "str be", "sum q", "sum l", "sum q?f", "tuple q", "tuple S", "type a", "list d", "iter q", "bool h",
    "int.from_bytes bw", "float.fromhex s", "dict.fromkeys q?a", "str.maketrans ss?s",
    "bytes.maketrans bb", "bytes.hex b", "int.__add__ na", "str.upper s", "list.append la", "dict.get dh",
    "float.__mul__ ff", "str.join sS", "set.union mq", "tuple.index tn", "complex s", "int s", "bytes s", "str s",
];

/// Built-in functions with what is made of their results, so that it can be shown: `{}` stands for arguments.
pub(super) const TEMPLATES: &[&str] = &[
    "list(enumerate({q}, {i}))", "list(zip({q}, {S}))", "list(zip({l}, {t}, strict=True))", "list(map({u}, {q}))",
    "list(filter({v}, {q}))", "list(filter(None, {l}))", "list(reversed({t}))", "list(reversed({r}))",
    "sorted({q}, key={u})", "sorted({l}, reverse={o})", "min({q}, key={u})", "max({S}, key=len, default={a})",
    "max([], default={a})", "sum({q}, start={n})", "dict(zip({S}, {q}))", "list(map({u}, {l}))",
    "[x for x in {q} if ({v})(x)]", "{{x: ({u})(x) for x in {q}}}", "{{x % 7 for x in {q}}}",
    "list(iter({d}.items()))", "next(iter({q}), {a})", "round({f}, ndigits={i})", "print({a}, {s}, sep={s}, end='|\\n')",
    "int({s}, base={i})", "str({b}, {e}, 'replace')", "{s}.encode({e}, 'ignore')", "{s}.encode({e}, 'backslashreplace')",
    "{b}.decode({e}, errors='replace')", "{s}.split(sep={s}, maxsplit={i})", "{l}.sort(key={u})",
    "{l}.sort(reverse={o})", "{d}.update({s}={n})", "{d}.keys() & {m}", "{d}.keys() | {q}", "{d}.items() - {d}.items()",
    "{d}.keys() == {m}", "{d}.keys().isdisjoint({q})", "{d} | {d}", "pow({n}, {i}, mod={n})", "pow({i}, -1, {n})",
    "{q}[::{i}]", "{s} < {s} <= {s}", "{n} < {n} < {f}", "({a},) == ({a},)", "{l} < {l}", "{t} + {t}",
    "({s} + {s}).title()", "not {a}", "{a} is None", "{a} in {l}", "{n} in {r}", "{h} in {d}", "{s} in {s}",
    "{i} in {b}", "[*{q}, *{S}]", "{{**{d}, **{d}}}", "(lambda *a, **k: (a, k))(*{q}, **{d})", "tuple({s})",
    "(lambda a, b=2, *, c=3: (a, b, c))(*{q})", "(lambda first, *rest: (first, rest))(*{q})",
    "'%s' % ({a},)", "'%r|%5s|%-6s|' % ({a}, {s}, {s})", "'%d %i %x %o %X' % ({n}, {n}, {n}, {n}, {n})",
    "'%+d|%05d|% d|%-7d|' % ({n}, {n}, {n}, {n})", "'%#x %#o %c' % ({n}, {n}, {c})",
    "'%f|%.2f|%10.3f|%e|%g|%G' % ({f}, {f}, {f}, {f}, {f}, {f})", "'%.*f|%*d' % ({i}, {f}, {i}, {n})",
    "'%(a)s %(b)r' % {{'a': {a}, 'b': {a}}}", "'%d' % {a}", "b'%s %d %a' % ({b}, {n}, {a})", "'%s %s' % {t}",
    "'{{}} {{!r}} {{:>8}}'.format({a}, {a}, {s})", "'{{0[0]}} {{1}}'.format({l}, {a})",
    "'{{a:{{w}}}}|'.format(a={n}, w={i})", "f'{{{n}:{{{i}}}}}|'", "f'{{{f}:.{{{i}}}f}}|{{{s}!r:>12}}'",
    "format({n}, {g})", "format({f}, {g})", "format({s}, {g})", "format({o}, {g})", "format({z}, {g})",
    "slice({i}, {i}, {i}).indices({i})", "{l}[{i}:{i}]", "{s}[{i}:{i}:{i}]", "{b}[{i}:]", "{t}[:{i}]", "{r}[{i}:{i}]",
    "{l}[{a}]", "{s}[{i}]", "{b}[{i}]", "{r}[{i}]", "{d}[{h}]", "len({r}[::{i}])", "divmod({f}, {f})", "{f} % {f}",
    "{n} // {n}", "{n} % {n}", "{f} // {f}", "{n} / {n}", "-{n} // {i}", "{n} & {n} | {n} ^ ~{n}", "{n} >> {i}",
    "{f} * {n} - {z}", "abs({z}) * {f}", "{o} + {o} * {n}", "{z} / {z}", "{z} ** {i}", "({f}) ** {f}", "{i} ** {i}",
    "float({s})", "int(float({n}))", "hash(({n}, {z}, {h}))", "{n}.bit_length() + {o}",
    "type({a})({a})", "isinstance({a}, (int, str, list))", "isinstance({a}, int | str | None)", "getattr({a}, {s})",
    "hasattr({a}, 'append')", "callable({u})", "vars({a})", "iter({a})", "len({a})", "list({a})", "next({a})",
    "{a}.missing", "{a}()", "{a}[{a}]", "-{a}", "+{a}", "~{a}", "all(x < 5 for x in {q})", "any(({v})(x) for x in {q})",
    "sum(x * 0.1 for x in {q})", "math.fsum({q})", "math.gcd({n}, {n})", "math.isqrt({n})", "math.floor({f})",
    "math.ceil({f})", "math.trunc({f})", "math.hypot({n}, {f})", "math.copysign({f}, {f})", "math.frexp({f})",
    "math.comb({i}, {i})", "math.prod({q})", "math.fmod({f}, {f})", "math.isclose({f}, {f})", "math.sqrt({n})",
];

/// Binary operators.
pub(super) const OPERATORS: &[&str] = &[
    "+", "-", "*", "/", "//", "%", "&", "|", "^", "@", "<", "<=", ">", ">=", "==", "!=", "in", "not in", "is", "and",
    "or",
];

/// Operators that change their target.
pub(super) const IN_PLACE: &[&str] = &["+=", "-=", "*=", "/=", "//=", "%=", "&=", "|=", "^=", ">>=", "@="];
