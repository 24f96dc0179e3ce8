# Constants, and the two kinds of templates that are classes.

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
    "printable", "punctuation", "whitespace", "Formatter", "Template",
]

import _string

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalizes each word."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


class _NameScanner:
    """Matches the small patterns that name placeholders: characters, sets of them, groups, `|`, and
    the repetitions `*`, `+` and `?`. Letters match in either case."""

    def __init__(self, pattern):
        self.source = pattern
        self.at = 0
        self.ascii = False
        self.node = self.choice()
        if self.at < len(pattern):
            self.refuse()

    def refuse(self):
        raise NotImplementedError(
            f"the pattern {self.source!r} needs the module 're', which is not part of this runtime"
        )

    def peek(self):
        return self.source[self.at] if self.at < len(self.source) else ""

    def choice(self):
        options = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            options.append(self.sequence())
        return ("choice", options)

    def sequence(self):
        parts = []
        while self.peek() not in ("", "|", ")"):
            part = self.part()
            if self.peek() in ("*", "+", "?"):
                low, high = {"*": (0, None), "+": (1, None), "?": (0, 1)}[self.peek()]
                self.at += 1
                if self.peek() in ("*", "+", "?"):
                    self.refuse()
                part = ("repeat", part, low, high)
            parts.append(part)
        return ("sequence", parts)

    def part(self):
        c = self.peek()
        if c == "(":
            self.at += 1
            if self.peek() == "?":
                for mark in ("?a:", "?:", "?-i:"):
                    if self.source.startswith(mark, self.at):
                        self.at += len(mark)
                        break
                else:
                    self.refuse()
            else:
                mark = "?:"
            node = self.choice()
            if self.peek() != ")":
                self.refuse()
            self.at += 1
            return ("exact", node) if mark == "?-i:" else node
        if c == "[":
            return self.set()
        if c == ".":
            self.at += 1
            return ("test", lambda ch, exact: ch != "\n")
        if c in "*+?^${}":
            self.refuse()
        test = self.escape() if c == "\\" else self.literal()
        return ("test", test)

    def literal(self):
        want = self.peek()
        self.at += 1
        return lambda ch, exact: ch == want or not exact and ch.lower() == want.lower()

    def escape(self):
        self.at += 1
        c = self.peek()
        if c == "" or c.isalnum() and c not in "wdsWDS":
            self.refuse()
        self.at += 1
        tests = {
            "w": lambda ch: ch.isalnum() or ch == "_",
            "d": str.isdecimal,
            "s": str.isspace,
        }
        test = tests.get(c.lower())
        if test is None:
            return lambda ch, exact: ch == c
        if c.isupper():
            return lambda ch, exact: not test(ch)
        return lambda ch, exact: test(ch)

    def set(self):
        self.at += 1
        negated = self.peek() == "^"
        if negated:
            self.at += 1
        tests = []
        first = True
        while first or self.peek() != "]":
            first = False
            c = self.peek()
            if c == "":
                self.refuse()
            if c == "\\":
                tests.append(self.escape())
                continue
            if self.source[self.at + 1:self.at + 2] == "-" and self.source[self.at + 2:self.at + 3] not in ("]", ""):
                low, high = c, self.source[self.at + 2]
                self.at += 3
                tests.append(
                    lambda ch, exact, low=low, high=high: low <= ch <= high
                    or not exact and ch.isascii() and (low <= ch.lower() <= high or low <= ch.upper() <= high)
                )
                continue
            tests.append(self.literal())
        self.at += 1
        return ("test", lambda ch, exact: any([test(ch, exact) for test in tests]) != negated)

    def match(self, text, at, exact):
        """The end of the longest match that is found first; none: -1."""
        for end in self.ends(self.node, text, at, exact):
            return end
        return -1

    def ends(self, node, text, at, exact):
        kind = node[0]
        if kind == "test":
            if at < len(text) and node[1](text[at], exact):
                yield at + 1
        elif kind == "exact":
            yield from self.ends(node[1], text, at, True)
        elif kind == "choice":
            for option in node[1]:
                yield from self.ends(option, text, at, exact)
        elif kind == "sequence":
            yield from self.sequence_ends(node[1], 0, text, at, exact)
        else:
            yield from self.repeat_ends(node, text, at, exact)

    def sequence_ends(self, parts, index, text, at, exact):
        if index == len(parts):
            yield at
            return
        for end in self.ends(parts[index], text, at, exact):
            yield from self.sequence_ends(parts, index + 1, text, end, exact)

    def repeat_ends(self, node, text, at, exact):
        _, part, low, high = node
        if part[0] == "test":
            # The usual case, without a generator for each character.
            test, end = part[1], at
            while end < len(text) and (high is None or end - at < high) and test(text[end], exact):
                end += 1
            for stop in range(end, at + low - 1, -1):
                yield stop
            return
        if high != 0:
            rest = ("repeat", part, max(low - 1, 0), None if high is None else high - 1)
            for end in self.ends(part, text, at, exact):
                if end > at:
                    yield from self.repeat_ends(rest, text, end, exact)
        if low == 0:
            yield at


_IGNORECASE, _VERBOSE = 2, 64
_missing = object()


def _has_re():
    try:
        import re
    except ImportError:
        return False
    return True


class _Pattern:
    """The pattern of a template class that has not written one, compiled where it is asked for."""

    def __get__(self, instance, cls):
        import re

        delimiter = re.escape(cls.delimiter)
        cls.pattern = re.compile(
            rf"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{cls.idpattern})"
            rf"|{{(?P<braced>{cls.braceidpattern or cls.idpattern})}}|(?P<invalid>))",
            (re.IGNORECASE if cls.flags is None else cls.flags) | re.VERBOSE,
        )
        return cls.pattern


class Template:
    """A text with `$name` and `${name}` to be replaced; `$$` stands for `$`."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = None  # re.IGNORECASE
    pattern = _Pattern()

    def __init_subclass__(cls):
        super().__init_subclass__()
        if cls.flags is None:
            cls.flags = _IGNORECASE
        cls._prepare()

    @classmethod
    def _prepare(cls):
        # What names placeholders is mostly so simple that it is found without `re`.
        own = cls.__dict__.get("pattern")
        cls._is_simple = own is None or isinstance(own, _Pattern)
        if cls._is_simple:
            cls.pattern = _Pattern()
            try:
                cls._named = _NameScanner(cls.idpattern)
                cls._braced = _NameScanner(cls.braceidpattern or cls.idpattern)
                cls._is_simple = not (cls.flags or 0) & ~(_IGNORECASE | _VERBOSE)
            except NotImplementedError:
                if not _has_re():
                    raise
                cls._is_simple = False
        elif not _has_re():
            raise NotImplementedError("Template.pattern needs the module 're', which is not part of this runtime")
        else:
            import re

            if not isinstance(own, re.Pattern):
                cls.pattern = re.compile(own, cls.flags | re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """(start, end, kind, name) of everything that begins with the delimiter; kind is 'named',
        'escaped' or 'invalid'. What is invalid has its place instead of a name."""
        if not self._is_simple:
            yield from self._found()
            return
        text, delimiter = self.template, self.delimiter
        exact = self.flags is not None and not self.flags & _IGNORECASE
        at = 0
        while (start := text.find(delimiter, at)) >= 0:
            at = start + len(delimiter)
            if text.startswith(delimiter, at):
                at += len(delimiter)
                yield start, at, "escaped", None
                continue
            end = self._named.match(text, at, exact)
            if end >= 0:
                yield start, end, "named", text[at:end]
                at = end
                continue
            if text.startswith("{", at):
                end = self._braced_end(text, at + 1, exact)
                if end >= 0:
                    yield start, end + 1, "named", text[at + 1:end]
                    at = end + 1
                    continue
            yield start, at, "invalid", at

    def _found(self):
        # The same by the pattern.
        for match in self.pattern.finditer(self.template):
            name = match.group("named") or match.group("braced")
            if name is not None:
                yield *match.span(), "named", name
            elif match.group("escaped") is not None:
                yield *match.span(), "escaped", None
            elif match.group("invalid") is not None:
                yield *match.span(), "invalid", match.start("invalid")
            else:
                raise ValueError("Unrecognized named group in pattern", self.pattern)

    def _braced_end(self, text, at, exact):
        for end in self._braced.ends(self._braced.node, text, at, exact):
            if text.startswith("}", end):
                return end
        return -1

    def _invalid(self, start):
        lines = self.template[:start].splitlines(keepends=True)
        if not lines:
            lineno = colno = 1
        else:
            colno = start - len("".join(lines[:-1]))
            lineno = len(lines)
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (lineno, colno))

    def _fill(self, mapping, kws, safe):
        if mapping is _missing:
            mapping = kws
        elif kws:
            from collections import ChainMap

            mapping = ChainMap(kws, mapping)
        out = []
        done = 0
        for start, end, kind, name in self._pieces():
            out.append(self.template[done:start])
            done = end
            if kind == "escaped":
                out.append(self.delimiter)
            elif kind == "named":
                try:
                    out.append(str(mapping[name]))
                except KeyError:
                    if not safe:
                        raise
                    out.append(self.template[start:end])
            elif safe:
                out.append(self.template[start:end])
            else:
                self._invalid(name)
        out.append(self.template[done:])
        return "".join(out)

    def substitute(self, mapping=_missing, /, **kws):
        """The text with every placeholder replaced."""
        return self._fill(mapping, kws, False)

    def safe_substitute(self, mapping=_missing, /, **kws):
        """The same; what is missing or malformed stays as it is."""
        return self._fill(mapping, kws, True)

    def is_valid(self):
        """Whether `substitute` would find nothing malformed."""
        return all(kind != "invalid" for _, _, kind, _ in self._pieces())

    def get_identifiers(self):
        """The names of the placeholders, in order, each once."""
        return list(dict.fromkeys(name for _, _, kind, name in self._pieces() if kind == "named"))


Template._prepare()


class Formatter:
    """What `str.format` does, with parts to override."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, field_name, format_spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field_name is None:
                continue
            # The index is False once fields were numbered by hand.
            first, _ = _string.formatter_field_name_split(field_name)
            if first == "":
                if auto_arg_index is False:
                    raise ValueError(
                        "cannot switch from manual field specification to automatic field numbering"
                    )
                field_name = str(auto_arg_index) + field_name
                auto_arg_index += 1
            elif isinstance(first, int):
                if auto_arg_index:
                    raise ValueError(
                        "cannot switch from automatic field numbering to manual field specification"
                    )
                auto_arg_index = False
            obj, used = self.get_field(field_name, args, kwargs)
            used_args.add(used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(
                format_spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index
            )
            result.append(self.format_field(obj, format_spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _string.formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, name in rest:
            obj = getattr(obj, name) if is_attr else obj[name]
        return obj, first
