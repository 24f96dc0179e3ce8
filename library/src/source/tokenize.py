"""The tokens of a source, line by line, and text of tokens."""

from collections import namedtuple
from itertools import chain as _chain, product as _product
import token
from token import *
from token import EXACT_TOKEN_TYPES

__all__ = token.__all__ + ["tokenize", "generate_tokens", "detect_encoding", "untokenize", "TokenInfo", "open", "TokenError"]

_PREFIXES = {"", "b", "r", "u", "f", "t", "br", "rb", "fr", "rf", "tr", "rt"}
# The same in either case, as a pattern.
StringPrefix = "(" + "|".join("".join(cased) for prefix in sorted(_PREFIXES)
                              for cased in _product(*({c, c.upper()} for c in prefix))) + ")"
_SIGNS = tuple(sorted(EXACT_TOKEN_TYPES, key=len, reverse=True))
_TAB = 8


class TokenError(Exception):
    pass


class TokenInfo(namedtuple("TokenInfo", "type string start end line")):
    def __repr__(self):
        kind = f"{self.type} ({tok_name[self.type]})"
        return f"TokenInfo(type={kind}, string={self.string!r}, start={self.start!r}, end={self.end!r}, line={self.line!r})"

    @property
    def exact_type(self):
        """The type, where an operator has its own."""
        if self.type == OP and self.string in EXACT_TOKEN_TYPES:
            return EXACT_TOKEN_TYPES[self.string]
        return self.type


def generate_tokens(readline):
    """The tokens of a source whose lines are str."""
    return _Scanner(readline).tokens()


def tokenize(readline):
    """The tokens of a source whose lines are bytes; the first one names the encoding."""
    encoding, lines = detect_encoding(readline)
    lines = iter(lines)
    yield TokenInfo(ENCODING, "utf-8" if encoding == "utf-8-sig" else encoding, (0, 0), (0, 0), "")

    def decoded():
        line = next(lines, None)
        if line is None:
            try:
                line = readline()
            except StopIteration:
                line = b""
        return line.decode(encoding)
    yield from _Scanner(decoded).tokens()


class _String:
    """An f-string or a template that is open."""

    def __init__(self, quotes, prefix, start):
        self.quotes = quotes
        self.is_raw = "r" in prefix
        self.word = "t-string" if "t" in prefix else "f-string"
        self.kinds = (TSTRING_MIDDLE, TSTRING_END) if "t" in prefix else (FSTRING_MIDDLE, FSTRING_END)
        self.start = start
        # The fields that are open: for each, the brackets around it, and whether its format is being read.
        self.fields = []


def _incompatible(prefix):
    """Two letters of a prefix that do not go together."""
    letters = set(prefix)
    if len(letters) < len(prefix) or not letters <= set("burft"):
        return None
    return next((pair for pair in ("ub", "ur", "uf", "ut", "bf", "bt", "ft") if letters.issuperset(pair)), None)


# The digits of the bases that have a letter, and what they are called.
_BASES = {"x": ("0123456789abcdefABCDEF", "hexadecimal"), "o": ("01234567", "octal"), "b": ("01", "binary")}


class _Scanner:
    def __init__(self, readline):
        self.readline = readline
        self.line = ""
        self.row = 0
        self.at = 0
        self.brackets = []
        self.strings = []
        self.indents = [(0, 0)]
        # Whether the statement has a token so far, and whether the line goes on by a backslash.
        self.has_token = False
        self.goes_on = False
        # The bytes of the lines that backslashes join, and whether there is a token in them.
        self.joined = 0
        self.is_joined = False

    def next_line(self):
        try:
            line = self.readline()
        except StopIteration:
            line = ""
        if not isinstance(line, str):
            raise TypeError(f"readline() returned a non-string object")
        if "\0" in line:
            raise TokenError("source code cannot contain null bytes", (self.row + 1, 0))
        if line:
            self.line, self.at = line, 0
            self.row += 1
        return bool(line)

    def token(self, kind, end, start=None, line=None, string=None):
        """A token of this line up to a column."""
        start = self.at if start is None else start
        self.at = end
        string = self.line[start:end] if string is None else string
        return TokenInfo(kind, string, (self.row, start), (self.row, end), self.line if line is None else line)

    def in_text(self):
        """Whether what comes is the text of a string with fields."""
        return self.strings and (not self.strings[-1].fields or self.strings[-1].fields[-1][1])

    def tokens(self):
        while self.next_line():
            if self.in_text():
                yield from self.rest_of_line()
                continue
            if not self.brackets and not self.strings and not self.goes_on:
                blank = yield from self.indentation()
                if blank:
                    continue
            if not self.goes_on:
                self.joined, self.is_joined = 0, False
            self.goes_on = False
            yield from self.rest_of_line()
        yield from self.end()

    def indentation(self):
        """What a line begins with; whether there is nothing else in it."""
        column = alternate = 0
        # Where a backslash joins lines, the first one that is not at the margin says the column.
        joined = joined_alternate = 0
        while True:
            line, at = self.line, 0
            for c in line:
                if c == " ":
                    column, alternate = column + 1, alternate + 1
                elif c == "\t":
                    column, alternate = (column // _TAB + 1) * _TAB, alternate + 1
                elif c == "\f":
                    column = alternate = 0
                else:
                    break
                at += 1
            rest = line[at:]
            if rest not in ("\\", "\\\n", "\\\r\n"):
                break
            joined, joined_alternate = joined or column, joined_alternate or alternate
            if not self.next_line():
                self.goes_on, self.is_joined = True, False
                return True
        if rest.startswith("\\"):
            self.continuation_error()
        column, alternate = joined or column, joined_alternate or alternate
        if not rest.strip("\r\n") or rest.startswith("#"):
            self.at = at
            if rest.startswith("#"):
                text = rest.rstrip("\r\n")
                yield self.token(COMMENT, at + len(text))
            yield self.new_line(NL)
            return True
        self.at = 0
        last, last_alternate = self.indents[-1]
        if column == last:
            if alternate != last_alternate:
                self.tab_error()
        elif column > last:
            if alternate <= last_alternate:
                self.tab_error()
            self.indents.append((column, alternate))
            yield self.token(INDENT, at)
        else:
            while column < self.indents[-1][0]:
                self.indents.pop()
                if column > self.indents[-1][0]:
                    text = "unindent does not match any outer indentation level"
                    shown = line.rstrip("\r\n")
                    raise IndentationError(text, ("<string>", self.row, len(shown) + 1, shown, None, None))
                yield TokenInfo(DEDENT, "", (self.row, at), (self.row, at), line)
            if alternate != self.indents[-1][1]:
                self.tab_error()
        self.at = at
        return False

    def continuation_error(self):
        column = len(self.line.rstrip("\r\n")) + 1
        raise TokenError("unexpected character after line continuation character", (self.row, column))

    def tab_error(self):
        text = "inconsistent use of tabs and spaces in indentation"
        shown = self.line.rstrip("\r\n")
        raise TabError(text, ("<string>", self.row, len(shown) + 1, shown, None, None))

    def new_line(self, kind):
        """The end of a line. One that the source lacks is a column wide all the same."""
        ending = self.line[self.at:]
        start, self.at = self.at, len(self.line)
        return TokenInfo(kind, ending, (self.row, start), (self.row, start + (len(ending) or 1)), self.line)

    def rest_of_line(self):
        while True:
            if self.in_text():
                yield from self.text()
                if self.at >= len(self.line) and (self.in_text() or self.line.endswith("\n")):
                    return
                continue
            line = self.line
            while self.at < len(line) and line[self.at] in " \t\f":
                self.at += 1
            at = self.at
            c = line[at:at + 1]
            if c in ("", "\n", "\r"):
                if not c and at >= len(line) and line.endswith("\n"):
                    return
                if self.brackets or self.strings:
                    yield self.new_line(NL)
                elif self.has_token:
                    self.has_token = False
                    yield self.new_line(NEWLINE)
                else:
                    yield self.new_line(NL)
                return
            if c == "#":
                yield self.token(COMMENT, at + len(line[at:].rstrip("\r\n")))
            elif c == "\\" and not line[at + 1:].strip("\r\n"):
                self.goes_on = True
                self.joined += len(line.rstrip("\r\n").encode()) + 1
                return
            else:
                self.has_token = self.is_joined = True
                yield from self.one(c)

    def one(self, c):
        line, at = self.line, self.at
        if c.isidentifier() or ord(c) > 127:
            end = at + 1
            while end < len(line) and (line[end].isalnum() or line[end] == "_" or ord(line[end]) > 127):
                end += 1
            prefix = line[at:end].lower()
            is_prefix = line[end:end + 1] in ("'", '"')
            if is_prefix and (pair := _incompatible(prefix)):
                raise TokenError(f"'{pair[0]}' and '{pair[1]}' prefixes are incompatible", (self.row, at + 1))
            if is_prefix and prefix in _PREFIXES:
                yield from self.string(prefix, end)
            else:
                yield self.token(NAME, end)
        elif c.isdigit() or c == "." and line[at + 1:at + 2].isdigit():
            yield self.token(NUMBER, self.number())
        elif c in "'\"":
            yield from self.string("", at)
        else:
            yield self.sign(c)

    def number(self):
        line, at = self.line, self.at

        def digits(at, allowed, kind="decimal"):
            start = at
            while at < len(line) and (line[at] in allowed or line[at] == "_" and line[at + 1:at + 2] in allowed
                                      and line[at + 1:at + 2]):
                at += 1
            following = line[at:at + 1]
            if following == "_" and (at > start or kind != "decimal"):
                raise TokenError(f"invalid {kind} literal", (self.row, at + 1))
            if kind in ("octal", "binary") and following and following in "23456789":
                raise TokenError(f"invalid digit '{following}' in {kind} literal", (self.row, at + 1))
            if at == start and kind != "decimal":
                raise TokenError(f"invalid {kind} literal", (self.row, at))
            return at
        base = _BASES.get(line[at + 1:at + 2].lower())
        if line[at] == "0" and base is not None:
            return digits(at + 2, *base)
        at = digits(at, "0123456789")
        if line[at:at + 1] == ".":
            # An underscore stands between digits only.
            at = at + 1 if line[at + 1:at + 2] == "_" else digits(at + 1, "0123456789")
        if line[at:at + 1] in ("e", "E"):
            sign = at + 1 + (line[at + 1:at + 2] in ("+", "-"))
            if line[sign:sign + 1].isdigit():
                at = digits(sign, "0123456789")
            elif sign > at + 1:
                raise TokenError("invalid decimal literal", (self.row, sign))
        if line[at:at + 1] in ("j", "J"):
            at += 1
        return at

    def sign(self, c):
        line, at = self.line, self.at
        string = self.strings[-1] if self.strings else None
        # In a field, `!` and `:` outside of brackets end the expression.
        is_outer = string is not None and string.fields and len(self.brackets) == string.fields[-1][0]
        if is_outer:
            if c == "}":
                string.fields.pop()
                return self.token(OP, at + 1)
            if c == ":":
                string.fields[-1][1] = True
                return self.token(OP, at + 1)
            if c == "!" and line[at + 1:at + 2] != "=":
                return self.token(OP, at + 1)
        found = next((sign for sign in _SIGNS if line.startswith(sign, at)), None)
        if found is None:
            # Not a token of the language.
            if c == "\\":
                self.continuation_error()
            if not c.isprintable():
                raise TokenError(f"invalid non-printable character U+{ord(c):04X}", (self.row, at + 1))
            return self.token(OP, at + 1)
        if found in ("(", "[", "{"):
            self.brackets.append((found, self.row, at))
        elif found in (")", "]", "}") and self.brackets:
            self.brackets.pop()
        return self.token(OP, at + len(found))

    def string(self, prefix, at):
        """A string whose quotes are at that column."""
        line = self.line
        quote = line[at]
        quotes = quote * 3 if line.startswith(quote * 3, at) else quote
        if "f" in prefix or "t" in prefix:
            start = (self.row, self.at)
            yield self.token(TSTRING_START if "t" in prefix else FSTRING_START, at + len(quotes))
            self.strings.append(_String(quotes, prefix, start))
            return
        start, first = (self.row, self.at), self.at
        at += len(quotes)
        lines = [line]
        while True:
            end = self.find_end(at, quotes)
            if end is not None:
                break
            is_continued = self.line.rstrip("\r\n").endswith("\\")
            if len(quotes) == 1 and not is_continued:
                if self.strings and self.strings[-1].quotes == quotes:
                    # It was to end the string around it.
                    raise TokenError(f"{self.strings[-1].word}: expecting '}}'", (start[0], start[1] + 1))
                raise TokenError(f"unterminated string literal (detected at line {self.row})", (start[0], start[1] + 1))
            if not self.next_line():
                if len(quotes) == 1:
                    text = f"unterminated string literal (detected at line {self.row})"
                    raise TokenError(text, (start[0], start[1] + 1))
                raise TokenError("EOF in multi-line string", (start[0], start[1] + 1))
            lines.append(self.line)
            at = 0
        self.at = end
        text = "".join(lines)
        whole = text[first:len(text) - (len(self.line) - end)]
        yield TokenInfo(STRING, whole, start, (self.row, end), text)

    def find_end(self, at, quotes):
        """Behind the closing quotes in this line."""
        line = self.line
        while at < len(line):
            c = line[at]
            if c == "\\":
                at += 2
                continue
            if line.startswith(quotes, at):
                return at + len(quotes)
            if c in "\r\n" and len(quotes) == 1:
                return None
            at += 1
        return None

    def text(self):
        """The text of a string with fields, up to a field, the end of the string, or that of the format."""
        string = self.strings[-1]
        in_format = bool(string.fields)
        start, first = (self.row, self.at), self.at
        lines, parts = [self.line], []
        at = begin = self.at

        def middle(end, text_end):
            parts.append(self.line[begin:text_end])
            text = "".join(parts)
            self.at = end
            return TokenInfo(string.kinds[0], text, start, (self.row, text_end), "".join(lines))

        while True:
            line = self.line
            c = line[at:at + 1]
            if c in ("", "\r", "\n") and in_format and len(string.quotes) == 1 and not line[:at].endswith("\\"):
                text = f"{string.word}: newlines are not allowed in format specifiers for single quoted {string.word}s"
                raise TokenError(text, (self.row, at + 1))
            if c == "":
                parts.append(line[begin:])
                if not self.next_line():
                    what = "triple-quoted " if len(string.quotes) == 3 else ""
                    letter = "t" if string.kinds[0] == TSTRING_MIDDLE else "f"
                    text = f"unterminated {what}{letter}-string literal (detected at line {self.row})"
                    raise TokenError(text, (string.start[0], string.start[1] + 1))
                lines.append(self.line)
                at = begin = 0
                continue
            if c in "\r\n" and len(string.quotes) == 1 and not line[:at].endswith("\\"):
                letter = "t" if string.kinds[0] == TSTRING_MIDDLE else "f"
                text = f"unterminated {letter}-string literal (detected at line {self.row})"
                raise TokenError(text, (string.start[0], string.start[1] + 1))
            if c == "\\":
                if line.startswith("N{", at + 1) and not string.is_raw and not in_format:
                    end = line.find("}", at)
                    at = len(line) if end < 0 else end + 1
                elif line[at + 1:at + 2] in ("{", "}"):
                    at += 1
                else:
                    at += 2
                continue
            if line.startswith(string.quotes, at):
                if in_format:
                    raise TokenError(f"{string.word}: expecting '}}'", (self.row, at + 1))
                if at > first or parts or self.row > start[0]:
                    yield middle(at, at)
                    self.at = at
                yield self.token(string.kinds[1], at + len(string.quotes))
                self.strings.pop()
                return
            if c == "{":
                if line[at + 1:at + 2] == "{" and not in_format:
                    yield middle(at + 2, at + 1)
                    return
                if at > begin or parts:
                    yield middle(at, at)
                self.at = at
                yield self.token(OP, at + 1)
                string.fields.append([len(self.brackets), False])
                return
            if c == "}":
                if in_format:
                    yield middle(at, at)
                    string.fields.pop()
                    yield self.token(OP, at + 1)
                    return
                if line[at + 1:at + 2] == "}":
                    yield middle(at + 2, at + 1)
                    return
                yield middle(at, at)
                raise TokenError(f"{string.word}: single '}}' is not allowed", (self.row, at + 1))
            at += 1

    def end(self):
        if self.strings or self.brackets or self.goes_on:
            if self.strings:
                at = len(self.line.rstrip("\r\n")) + 1
                raise TokenError("unexpected EOF in multi-line statement", (self.row, at))
            column = self.joined if self.goes_on and self.is_joined else 0
            raise TokenError("unexpected EOF in multi-line statement", (self.row, column))
        row = self.row + 1
        for _ in self.indents[1:]:
            yield TokenInfo(DEDENT, "", (row, 0), (row, 0), "")
        yield TokenInfo(ENDMARKER, "", (row, 0), (row, 0), "")


def _cookie(line):
    """The name of the encoding in a comment."""
    text = line.lstrip(" \t\f")
    if not text.startswith("#"):
        return None
    _, found, rest = text.partition("coding")
    while found and rest[:1] not in (":", "="):
        _, found, rest = rest.partition("coding")
    rest = rest[1:].lstrip(" \t")
    end = 0
    while end < len(rest) and (rest[end].isascii() and rest[end].isalnum() or rest[end] in "-_."):
        end += 1
    return rest[:end] or None


def _normal_name(name):
    short = name[:12].lower().replace("_", "-")
    if short == "utf-8" or short.startswith("utf-8-"):
        return "utf-8"
    if short in ("latin-1", "iso-8859-1", "iso-latin-1") or short.startswith(("latin-1-", "iso-8859-1-", "iso-latin-1-")):
        return "iso-8859-1"
    return name


def detect_encoding(readline):
    """The encoding of a source, and the lines that were read to find it."""
    try:
        file = readline.__self__.name
    except AttributeError:
        file = None
    has_mark = False
    default = "utf-8"

    def read():
        try:
            return readline()
        except StopIteration:
            return b""

    def of(line):
        # What stands around the name may be in any encoding.
        name = _cookie(line.decode("latin-1"))
        if name is None:
            return None
        name = _normal_name(name)
        try:
            b" ".decode(name, "replace")
        except LookupError:
            where = f" for {file!r}" if file is not None else ""
            raise SyntaxError(f"unknown encoding{where}: {name}")
        if has_mark:
            if name != "utf-8":
                where = f" for {file!r}" if file is not None else ""
                raise SyntaxError(f"encoding problem{where}: utf-8")
            name += "-sig"
        return name

    def checked(encoding, *lines):
        data = b"".join(lines)
        if b"\0" in data:
            raise SyntaxError("source code cannot contain null bytes")
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            message = "invalid or missing encoding declaration"
            raise SyntaxError(f"{message} for {file!r}" if file is not None else message) from None
        return encoding, list(lines)

    first = read()
    if first.startswith(b"\xef\xbb\xbf"):
        has_mark, first, default = True, first[3:], "utf-8-sig"
    if not first:
        return default, []
    encoding = of(first)
    blank = first.strip(b" \t\f\r\n")
    if encoding or blank and not blank.startswith(b"#"):
        return checked(encoding or default, first)
    second = read()
    if not second:
        return checked(default, first)
    return checked(of(second) or default, first, second)


def open(filename):
    """Opens a source file to be read in its encoding."""
    import builtins
    if not hasattr(builtins, "open"):
        raise PermissionError(f"scripts reach no files: {filename!r}")
    import io
    buffer = builtins.open(filename, "rb")
    try:
        encoding, _ = detect_encoding(buffer.readline)
        buffer.seek(0)
        return io.TextIOWrapper(buffer, encoding, line_buffering=True)
    except:
        buffer.close()
        raise


def untokenize(iterable):
    """Text of tokens: pairs of type and string, or whole tokens, which go where they say."""
    writer = Untokenizer()
    text = writer.untokenize(iterable)
    return text.encode(writer.encoding) if writer.encoding is not None else text


class Untokenizer:
    """What has been written of tokens so far, and where the last one ended."""

    def __init__(self):
        self.tokens = []
        self.prev_row, self.prev_col = 1, 0
        self.prev_type = None
        self.prev_line = ""
        self.encoding = None

    def untokenize(self, iterable):
        """The text of tokens that say where they are. From the first pair on, those of pairs."""
        tokens = iter(iterable)
        indents = []
        at_line_start = False
        for each in tokens:
            if len(each) == 2:
                self.compat(each, tokens)
                break
            kind, string, start, end, line = each
            if kind == ENCODING:
                self.encoding = string
                continue
            if kind == ENDMARKER:
                break
            if kind == INDENT:
                indents.append(string)
                continue
            if kind == DEDENT:
                indents.pop()
                self.prev_row, self.prev_col = end
                continue
            if kind in (NEWLINE, NL):
                at_line_start = True
            elif at_line_start and indents:
                indent = indents[-1]
                if start[1] >= len(indent):
                    self.tokens.append(indent)
                    self.prev_col = len(indent)
                at_line_start = False
            elif kind in (FSTRING_MIDDLE, TSTRING_MIDDLE) and ("{" in string or "}" in string):
                string = self.escape_brackets(string)
                last = string.splitlines()[-1]
                end = (end[0], end[1] + last.count("{{") + last.count("}}"))
            self.add_whitespace(start)
            self.tokens.append(string)
            self.prev_row, self.prev_col = end
            if kind in (NEWLINE, NL):
                self.prev_row, self.prev_col = self.prev_row + 1, 0
            self.prev_type, self.prev_line = kind, line
        return "".join(self.tokens)

    def add_whitespace(self, start):
        """Writes what lies between the last token and that place."""
        row, column = start
        if (row, column) < (self.prev_row, self.prev_col):
            raise ValueError(f"start ({row},{column}) precedes previous end ({self.prev_row},{self.prev_col})")
        self.add_backslash_continuation(start)
        if column != self.prev_col:
            self.tokens.append(" " * (column - self.prev_col))

    def add_backslash_continuation(self, start):
        """Writes the ends of the lines between the last token and that row."""
        rows = start[0] - self.prev_row
        if not rows:
            return
        newline = "\r\n" if self.prev_line.endswith("\r\n") else "\n"
        # As much blank as the source had.
        line = self.prev_line.rstrip("\\\r\n")
        blank = line[len(line.rstrip()):]
        self.tokens.append(blank[::-1] + f"\\{newline}" * rows)
        self.prev_col = 0

    def escape_brackets(self, token):
        """The text of a string with fields as it is written: braces twice, those of `\\N{..}` once."""
        out = []
        backslashes, was_name, in_name = 0, False, False
        for c in token:
            if c == "{" and was_name:
                in_name = True
            elif c == "}" and in_name:
                in_name = False
            elif c in "{}":
                out.append(c)
            out.append(c)
            was_name = c == "N" and backslashes % 2 == 1
            backslashes = backslashes + 1 if c == "\\" else 0
        return "".join(out)

    def compat(self, token, iterable):
        """Writes a first pair of type and string, and the others."""
        indents = []
        at_line_start = token[0] in (NEWLINE, NL)
        was_string = False
        in_strings = 0
        for each in _chain([token], iterable):
            kind, string = each[:2]
            if kind == ENCODING:
                self.encoding = string
                continue
            if kind in (NAME, NUMBER):
                string += " "
            if kind == STRING and was_string:
                string = " " + string
            was_string = kind == STRING
            in_strings += (kind in (FSTRING_START, TSTRING_START)) - (kind in (FSTRING_END, TSTRING_END))
            if kind == INDENT:
                indents.append(string)
                continue
            if kind == DEDENT:
                indents.pop()
                continue
            if kind in (NEWLINE, NL):
                at_line_start = True
            elif at_line_start and indents:
                self.tokens.append(indents[-1])
                at_line_start = False
            elif kind in (FSTRING_MIDDLE, TSTRING_MIDDLE):
                string = self.escape_brackets(string)
            # Two braces of fields are not one brace of the text.
            if in_strings and string in ("{", "}") and self.tokens and self.tokens[-1] == string:
                string = " " + string
            if kind in (STRING, FSTRING_START) and self.prev_type in (STRING, FSTRING_END):
                self.tokens.append(" ")
            self.tokens.append(string)
            self.prev_type = kind
