"""The parser of `tomllib`: a scanner that looks at one character at a time."""

_bare = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
_key_start = _bare | frozenset("\"'")
_digits = frozenset("0123456789")
_bases = {"x": (16, frozenset("0123456789abcdefABCDEF")), "o": (8, frozenset("01234567")), "b": (2, frozenset("01"))}
# What no text may have: a line's end may stand in texts of several lines.
_illegal = frozenset(map(chr, [*range(9), *range(11, 32), 127]))
_illegal_in_line = _illegal | {"\n"}
_escapes = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}

_most_parts = 1000


class _Mark:
    """What was said about a key: whether a header or dotted keys made it, and whether nothing may be added below it."""

    __slots__ = ("declared", "frozen", "below")

    def __init__(self):
        self.declared = False
        self.frozen = False
        self.below = {}


class _Marks:
    def __init__(self):
        self.root = _Mark()

    def make(self, key):
        mark = self.root
        for part in key:
            if (next := mark.below.get(part)) is None:
                next = mark.below[part] = _Mark()
            mark = next
        return mark

    def is_declared(self, key):
        mark = self.root
        for part in key:
            if (mark := mark.below.get(part)) is None:
                return False
        return mark.declared

    def is_frozen(self, key):
        mark = self.root
        for part in key:
            if (mark := mark.below.get(part)) is None:
                return False
            if mark.frozen:
                return True
        return False

    def forget(self, key):
        """Forgets a key and all below it."""
        mark = self.root
        for part in key[:-1]:
            if (mark := mark.below.get(part)) is None:
                return
        mark.below.pop(key[-1], None)


def _table(root, key, through_lists=True):
    """The table at a key, made if it is not there; None if something else is in the way."""
    table = root
    for part in key:
        table = table.setdefault(part, {})
        if through_lists and isinstance(table, list):
            table = table[-1] if table else None
        if not isinstance(table, dict):
            return None
    return table


class _Parser:
    def __init__(self, text, parse_float, error):
        self.text = text
        self.pos = 0
        self.parse_float = parse_float
        self.error_class = error

    def error(self, message, pos=None):
        return self.error_class(message, self.text, self.pos if pos is None else pos)

    def peek(self):
        return self.text[self.pos:self.pos + 1]

    def at(self, text):
        return self.text.startswith(text, self.pos)

    def skip_spaces(self):
        text, pos = self.text, self.pos
        while text[pos:pos + 1] in (" ", "\t"):
            pos += 1
        self.pos = pos

    def skip_comment(self):
        if self.peek() != "#":
            return
        end = self.text.find("\n", self.pos)
        end = len(self.text) if end < 0 else end
        self.check(self.pos + 1, end, _illegal_in_line)
        self.pos = end

    def skip_lines(self):
        """Skips spaces, comments and lines' ends."""
        while True:
            before = self.pos
            while self.peek() in ("\n", " ", "\t"):
                self.pos += 1
            self.skip_comment()
            if self.pos == before:
                return

    def check(self, start, end, illegal):
        """Looks for characters that may not stand in a part of the text."""
        text = self.text
        part = text[start:end]
        if not illegal.isdisjoint(part):
            for place, char in enumerate(part, start):
                if char in illegal:
                    raise self.error(f"Found invalid character {char!r}", place)

    # Statements.

    def document(self):
        root = {}
        marks = _Marks()
        header = ()
        # Keys that dotted keys have made: they count as declared behind the next header.
        dotted = []
        while True:
            self.skip_spaces()
            char = self.peek()
            if not char:
                break
            if char == "\n":
                self.pos += 1
                continue
            if char in _key_start:
                self.pair(root, marks, header, dotted)
                self.skip_spaces()
            elif char == "[":
                for key in dotted:
                    marks.make(key).declared = True
                dotted.clear()
                header = self.header(root, marks)
                self.skip_spaces()
            elif char != "#":
                raise self.error("Invalid statement")
            self.skip_comment()
            char = self.peek()
            if not char:
                break
            if char != "\n":
                raise self.error("Expected newline or end of document after a statement")
            self.pos += 1
        return root

    def header(self, root, marks):
        is_list = self.at("[[")
        self.pos += 2 if is_list else 1
        self.skip_spaces()
        key = self.key()
        if is_list:
            if marks.is_frozen(key):
                raise self.error(f"Cannot mutate immutable namespace {key}")
            marks.forget(key)
            marks.make(key).declared = True
            parent = _table(root, key[:-1])
            items = None if parent is None else parent.setdefault(key[-1], [])
            if not isinstance(items, list):
                raise self.error("Cannot overwrite a value")
            items.append({})
            if not self.at("]]"):
                raise self.error("Expected ']]' at the end of an array declaration")
            self.pos += 2
            return key
        if marks.is_declared(key) or marks.is_frozen(key):
            raise self.error(f"Cannot declare {key} twice")
        marks.make(key).declared = True
        if _table(root, key) is None:
            raise self.error("Cannot overwrite a value")
        if not self.at("]"):
            raise self.error("Expected ']' at the end of a table declaration")
        self.pos += 1
        return key

    def pair(self, root, marks, header, dotted):
        key, value = self.key_and_value()
        whole = header + key
        for length in range(len(header) + 1, len(whole)):
            part = whole[:length]
            if marks.is_declared(part):
                raise self.error(f"Cannot redefine namespace {part}")
            dotted.append(part)
        parent = whole[:-1]
        if marks.is_frozen(parent):
            raise self.error(f"Cannot mutate immutable namespace {parent}")
        table = _table(root, parent)
        if table is None or key[-1] in table:
            raise self.error("Cannot overwrite a value")
        if isinstance(value, (dict, list)):
            marks.make(whole).frozen = True
        table[key[-1]] = value

    def key_and_value(self):
        key = self.key()
        if self.peek() != "=":
            raise self.error("Expected '=' after a key in a key/value pair")
        self.pos += 1
        self.skip_spaces()
        return key, self.value()

    def key(self):
        parts = [self.key_part()]
        self.skip_spaces()
        while self.peek() == ".":
            self.pos += 1
            self.skip_spaces()
            parts.append(self.key_part())
            if len(parts) > _most_parts:
                raise RecursionError(f"TOML key has more than the allowed {_most_parts} parts")
            self.skip_spaces()
        return tuple(parts)

    def key_part(self):
        text, start = self.text, self.pos
        char = self.peek()
        if char == "'":
            return self.literal()
        if char == '"':
            return self.basic()
        pos = start
        while text[pos:pos + 1] in _bare:
            pos += 1
        if pos == start:
            raise self.error("Invalid initial character for a key part")
        self.pos = pos
        return text[start:pos]

    # Values.

    def value(self):
        char = self.peek()
        if char == '"':
            return self.basic_lines() if self.at('"""') else self.basic()
        if char == "'":
            return self.literal_lines() if self.at("'''") else self.literal()
        if char == "[":
            return self.array()
        if char == "{":
            return self.inline_table()
        for word, value in (("true", True), ("false", False)):
            if self.at(word):
                self.pos += len(word)
                return value
        for scan in (self.date, self.time, self.number):
            value = scan()
            if value is not None:
                return value
        for word in ("inf", "nan", "+inf", "-inf", "+nan", "-nan"):
            if self.at(word):
                self.pos += len(word)
                return self.float(word)
        raise self.error("Invalid value")

    def array(self):
        self.pos += 1
        items = []
        self.skip_lines()
        while not self.at("]"):
            items.append(self.value())
            self.skip_lines()
            if self.at("]"):
                break
            if not self.at(","):
                raise self.error("Unclosed array")
            self.pos += 1
            self.skip_lines()
        self.pos += 1
        return items

    def inline_table(self):
        self.pos += 1
        root = {}
        marks = _Marks()
        self.skip_spaces()
        if self.at("}"):
            self.pos += 1
            return root
        while True:
            key, value = self.key_and_value()
            if marks.is_frozen(key):
                raise self.error(f"Cannot mutate immutable namespace {key}")
            table = _table(root, key[:-1], through_lists=False)
            if table is None:
                raise self.error("Cannot overwrite a value")
            if key[-1] in table:
                raise self.error(f"Duplicate inline table key {key[-1]!r}")
            table[key[-1]] = value
            self.skip_spaces()
            if self.at("}"):
                self.pos += 1
                return root
            if not self.at(","):
                raise self.error("Unclosed inline table")
            if isinstance(value, (dict, list)):
                marks.make(key).frozen = True
            self.pos += 1
            self.skip_spaces()

    # Texts.

    def literal(self):
        start = self.pos + 1
        return self.until("'", start, _illegal_in_line)

    def literal_lines(self):
        start = self.pos + 3
        if self.text.startswith("\n", start):
            start += 1
        text = self.until("'''", start, _illegal)
        # Up to two quotes may stand before the three that end the text.
        extra = 0
        while extra < 2 and self.at("'"):
            self.pos += 1
            extra += 1
        return text + "'" * extra

    def until(self, mark, start, illegal):
        end = self.text.find(mark, start)
        if end < 0:
            raise self.error(f"Expected {mark!r}", len(self.text))
        self.check(start, end, illegal)
        self.pos = end + len(mark)
        return self.text[start:end]

    def basic(self):
        self.pos += 1
        parts = []
        while self.plain(parts, _illegal_in_line) == "\\":
            parts.append(self.escape())
        self.pos += 1
        return "".join(parts)

    def basic_lines(self):
        self.pos += 3
        if self.at("\n"):
            self.pos += 1
        parts = []
        while True:
            if self.plain(parts, _illegal) == "\\":
                parts.append(self.escape(lines=True))
            elif self.at('"""'):
                self.pos += 3
                extra = 0
                while extra < 2 and self.at('"'):
                    self.pos += 1
                    extra += 1
                parts.append('"' * extra)
                return "".join(parts)
            else:
                parts.append('"')
                self.pos += 1

    def plain(self, parts, illegal):
        """Takes what stands before the next quote or backslash, and tells which of them it is."""
        text, start = self.text, self.pos
        quote = text.find('"', start)
        slash = text.find("\\", start, len(text) if quote < 0 else quote)
        end = slash if slash >= 0 else quote
        part = text[start:] if end < 0 else text[start:end]
        if not illegal.isdisjoint(part):
            for place, char in enumerate(part, start):
                if char in illegal:
                    raise self.error(f"Illegal character {char!r}", place)
        if end < 0:
            raise self.error("Unterminated string", len(text))
        parts.append(part)
        self.pos = end
        return text[end]

    def escape(self, lines=False):
        char = self.text[self.pos + 1:self.pos + 2]
        self.pos += 2
        if lines and char in (" ", "\t", "\n") and char:
            # The end of the line and what stands before the next text are left out.
            if char != "\n":
                self.skip_spaces()
                if not self.peek():
                    return ""
                if self.peek() != "\n":
                    raise self.error("Unescaped '\\' in a string")
                self.pos += 1
            while self.peek() in (" ", "\t", "\n") and self.peek():
                self.pos += 1
            return ""
        if char in ("u", "U"):
            return self.escaped_number(4 if char == "u" else 8)
        if char not in _escapes:
            raise self.error("Unescaped '\\' in a string")
        return _escapes[char]

    def escaped_number(self, length):
        digits = self.text[self.pos:self.pos + length]
        if len(digits) != length or not _bases["x"][1].issuperset(digits):
            raise self.error("Invalid hex value")
        self.pos += length
        number = int(digits, 16)
        if number > 0x10ffff or 0xd800 <= number <= 0xdfff:
            raise self.error("Escaped character is not a Unicode scalar value")
        return chr(number)

    # Numbers and times.

    def float(self, text):
        value = self.parse_float(text)
        if self.parse_float is not float and isinstance(value, (dict, list)):
            raise ValueError("parse_float must not return dicts or lists")
        return value

    def run(self, pos, digits):
        """The end of digits with single underscores between them."""
        text = self.text
        if text[pos:pos + 1] not in digits:
            return pos
        pos += 1
        while True:
            if text[pos:pos + 1] in digits and pos < len(text):
                pos += 1
            elif text[pos:pos + 1] == "_" and text[pos + 1:pos + 2] in digits:
                pos += 2
            else:
                return pos

    def number(self):
        text, start = self.text, self.pos
        pos = start
        if text.startswith("0", pos) and text[pos + 1:pos + 2] in _bases:
            base, digits = _bases[text[pos + 1]]
            end = self.run(pos + 2, digits)
            if end > pos + 2:
                self.pos = end
                return int(text[start:end], base)
        if text[pos:pos + 1] in ("+", "-"):
            pos += 1
        end = pos + 1 if text.startswith("0", pos) else self.run(pos, _digits)
        if end == pos:
            return None
        whole = end
        if text.startswith(".", end):
            fraction = self.run(end + 1, _digits)
            if fraction > end + 1:
                end = fraction
        if text[end:end + 1] in ("e", "E"):
            digits = end + 2 if text[end + 1:end + 2] in ("+", "-") else end + 1
            exponent = self.run(digits, _digits)
            if exponent > digits:
                end = exponent
        self.pos = end
        return int(text[start:end]) if end == whole else self.float(text[start:end])

    def two(self, pos, low, high):
        """The number of two digits, in a range; None if it is not there."""
        digits = self.text[pos:pos + 2]
        if len(digits) != 2 or not _digits.issuperset(digits) or not low <= int(digits) <= high:
            return None
        return int(digits)

    def clock(self, pos):
        """The time at a place, and where it ends; None if there is none."""
        text = self.text
        hour, minute, second = self.two(pos, 0, 23), self.two(pos + 3, 0, 59), self.two(pos + 6, 0, 59)
        if None in (hour, minute, second) or text[pos + 2] != ":" or text[pos + 5] != ":":
            return None
        end, micros = pos + 8, 0
        if text.startswith(".", end) and text[end + 1:end + 2] in _digits and end + 1 < len(text):
            start = end = end + 1
            while end < len(text) and text[end] in _digits:
                end += 1
            micros = int(text[start:min(end, start + 6)].ljust(6, "0"))
        return (hour, minute, second, micros), end

    def time(self):
        found = self.clock(self.pos)
        if found is None:
            return None
        import datetime
        self.pos = found[1]
        return datetime.time(*found[0])

    def date(self):
        text, start = self.text, self.pos
        year = text[start:start + 4]
        month, day = self.two(start + 5, 1, 12), self.two(start + 8, 1, 31)
        if len(year) < 4 or not _digits.issuperset(year) or None in (month, day) \
                or text[start + 4] != "-" or text[start + 7] != "-":
            return None
        import datetime
        end = start + 10
        parts = [int(year), month, day]
        clock = self.clock(end + 1) if text[end:end + 1] in ("T", "t", " ") and end < len(text) else None
        try:
            if clock is None:
                self.pos = end
                return datetime.date(*parts)
            time, end = clock
            zone, end = self.zone(end)
            made = datetime.datetime(*parts, *time, tzinfo=zone)
        except ValueError:
            raise self.error("Invalid date or datetime", start) from None
        self.pos = end
        return made

    def zone(self, pos):
        import datetime
        sign = self.text[pos:pos + 1]
        if sign in ("Z", "z") and sign:
            return datetime.timezone.utc, pos + 1
        if sign in ("+", "-") and sign:
            hours, minutes = self.two(pos + 1, 0, 23), self.two(pos + 4, 0, 59)
            if None not in (hours, minutes) and self.text[pos + 3] == ":":
                offset = datetime.timedelta(hours=hours, minutes=minutes)
                return datetime.timezone(-offset if sign == "-" else offset), pos + 6
        return None, pos


def parse(text, parse_float, error):
    """The tables of a text."""
    # Lines may end as on Windows; places in errors count those as one character.
    text = text.replace("\r\n", "\n")
    return _Parser(text, parse_float, error).document()
