"""The tokens of XML, as regular expressions, and where a token that is not whole goes wrong.

Line ends are line feeds here. `Tokens(True)` is for documents whose names have prefixes: a name has one colon at most.
"""

import functools
import re

from xml.parsers._names import MORE, START

# What no document may have, not even as a reference.
ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
TEXT = re.compile("[^<&]*")
SPACE = re.compile("[ \t\n]*")
COMMENT = re.compile("<!--([^-]*+(?:-(?!-)[^-]*+)*+)-->")
CDATA = re.compile(r"([^\]]*+(?:\](?!\]>)[^\]]*+)*+)\]\]>")
# Up to a character: `str.find` would be paid for by all that lies behind.
_UNTIL = {char: re.compile(f"[^{char}]*") for char in "&<'\""}
# The pieces of text, and of a CDATA section that are handed over.
LINE = re.compile("\n|[^\n]+")
CDATA_PIECE = re.compile(r"\n|\]?[^\]\n]+|\]")
VALUE_SPACE = re.compile("[\t\n\r]")
# What the digits of a reference may be.
_DECIMAL = re.compile("[0-9]*")
_HEXADECIMAL = re.compile("[0-9a-fA-F]*")

PREDEFINED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}


class Tokens:
    """The tokens with names of one kind."""

    def __init__(self, has_prefixes):
        more = f"[{START}{MORE}]"
        if has_prefixes:
            first = f"[{START}]"
            plain = f"{first}{more}*+"
            name = f"{plain}(?::{plain})?+"
            nmtoken = f"{more}++(?::{more}++)?+"
            ended = f"{first}[:{START}{MORE}]*+"
        else:
            first = f"[:{START}]"
            plain = name = ended = f"{first}[:{START}{MORE}]*+"
            nmtoken = f"[:{START}{MORE}]++"
        space = "[ \t\n]"
        self.name, self.plain, self.ended = re.compile(name), re.compile(plain), re.compile(ended)
        attribute = f"{space}++{name}{space}*+={space}*+(?:\"[^\"<]*+\"|'[^'<]*+')"
        # Text, and a start tag or an end tag: text, name, attributes, the slash of an empty one, name at the end.
        self.tag = re.compile(
            f"([^<&]*+)<(?:({name})((?:{attribute})*+){space}*+(?:(/)?>)|/({ended}){space}*+>)")
        self.attribute = re.compile(f"({name})[ \t\n]*+=[ \t\n]*+(\"[^\"]*+\"|'[^']*+')")
        self.reference = re.compile(f"&(?:({plain})|#([0-9]++)|#x([0-9a-fA-F]++));")
        self.instruction = re.compile(rf"<\?({plain})(?:\?>|[ \t\n]([^?]*+(?:\?(?!>)[^?]*+)*+)\?>)")
        colon = "" if has_prefixes else ":"
        self.keyword = re.compile(f"[A-Za-z_{colon}]*")
        self.declaration = re.compile(
            rf"(?P<S>{space}+)|(?P<COMMENT><!--[^-]*+(?:-(?!-)[^-]*+)*+-->)|(?P<PI><\?{plain}(?=[ \t\n?]))"
            rf"|(?P<DECL><![A-Za-z_{colon}]++(?=[ \t\n]|%[^ \t\n%]))|(?P<SECTION><!\[)|(?P<TAG><(?={first}))"
            rf"|(?P<LITERAL>\"[^\"]*+\"|'[^']*+')|(?P<REFERENCE>%{plain};)|(?P<PERCENT>%(?=[ \t\n%]))"
            rf"|(?P<HASH>\#{plain})|(?P<NAME>{name}(?![:{MORE}]))|(?P<NMTOKEN>{nmtoken}(?![:{MORE}]))"
            r"|(?P<END>\]\]>)|(?P<CLOSE>\))|(?P<MARK>[\[\]>,|(?*+])")
        self.parameter = re.compile(f"%{plain};")

    def name_end(self, data, at):
        """Where the name that stands here ends, or where it goes wrong; and whether it is a name."""
        found = self.name.match(data, at)
        if found is None:
            return at, False
        end = found.end()
        if data[end:end + 1] == ":":
            # A colon that the name has not taken: nothing follows it, or there is another.
            return end + (":" not in found[0]), False
        return end, True

    def fault(self, data, at):
        """Where the token at this index goes wrong; -1 if it only needs more."""
        size = len(data)
        if data[at] == "&":
            return self.reference_fault(data, at)
        at += 1
        if at >= size:
            return -1
        follows = data[at]
        if follows == "!":
            return self._declaration_fault(data, at + 1)
        if follows == "?":
            return self._instruction_fault(data, at + 1)
        if follows == "/":
            found = self.ended.match(data, at + 1)
            if found is None:
                return at + 1 if at + 1 < size else -1
            return _unless(data, SPACE.match(data, found.end()).end(), ">")
        end, is_name = self.name_end(data, at)
        if not is_name:
            return end if end < size else -1
        return self._attributes_fault(data, end)

    def _attributes_fault(self, data, at):
        size = len(data)
        while True:
            after = SPACE.match(data, at).end()
            if after == size:
                return -1
            if data[after] == ">":
                return -1
            if data[after] == "/":
                return _unless(data, after + 1, ">")
            if after == at:
                return at
            at, is_name = self.name_end(data, after)
            if not is_name:
                return at if at < size else -1
            at = SPACE.match(data, at).end()
            if at == size:
                return -1
            if data[at] != "=":
                return at
            at = SPACE.match(data, at + 1).end()
            if at == size:
                return -1
            quote = data[at]
            if quote not in "\"'":
                return at
            end = _UNTIL[quote].match(data, at + 1).end()
            wrong = self.value_fault(data, at + 1, end)
            if wrong >= 0 or end == size:
                return wrong
            at = end + 1

    def value_fault(self, data, at, end):
        """Where the value of an attribute goes wrong: at a less-than sign, or within a reference; -1 if it does not."""
        sign = _UNTIL["<"].match(data, at, end).end()
        while True:
            at = next_reference(data, at, sign)
            if at == sign:
                return sign if sign < end else -1
            found = self.reference.match(data, at)
            if found is None:
                return self.reference_fault(data, at)
            at = found.end()

    def reference_fault(self, data, at):
        """Where a reference that is not whole goes wrong."""
        size = len(data)
        at += 1
        if data.startswith("#", at):
            digits = _DECIMAL
            at += 1
            if data.startswith("x", at):
                at, digits = at + 1, _HEXADECIMAL
            end = digits.match(data, at).end()
            if end == size:
                return -1
            return end if end == at or data[end] != ";" else -1
        found = self.plain.match(data, at)
        end = at if found is None else found.end()
        if end == size:
            return -1
        return -1 if found is not None and data[end] == ";" else end

    def _instruction_fault(self, data, at):
        size = len(data)
        found = self.plain.match(data, at)
        end = at if found is None else found.end()
        if end >= size:
            return -1
        if found is None or data[end] not in " \t\n?" or is_reserved(data[at:end]):
            return end
        if data[end] == "?":
            return _unless(data, end + 1, ">")
        return -1

    def _declaration_fault(self, data, at):
        size = len(data)
        if data.startswith("-", at):
            if not data.startswith("-", at + 1):
                return at + 1 if at + 1 < size else -1
            dashes = data.find("--", at + 2)
            return -1 if dashes < 0 else _unless(data, dashes + 2, ">")
        if data.startswith("[", at):
            if size - at < 7:
                return -1
            for offset, char in enumerate("[CDATA["):
                if data[at + offset] != char:
                    return at + offset
            return -1
        return at if at < size else -1

    def declaration_fault(self, data, at):
        """The same as `fault`, outside of the root."""
        size = len(data)
        char = data[at]
        if char == "<":
            if data.startswith("!", at + 1):
                if at + 2 == size or data[at + 2] == "-":
                    return self._declaration_fault(data, at + 2)
                at = self.keyword.match(data, at + 2).end()
                return at if at < size and data[at:] != "%" else -1
            if data.startswith("?", at + 1):
                return self._instruction_fault(data, at + 2)
            return at + 1 if at + 1 < size else -1
        if char in "\"'":
            return -1
        if char in "%#":
            end, _ = self.name_end(data, at + 1)
            return end if end < size else -1
        end, is_name = self.name_end(data, at)
        if not is_name and end > at:
            return end if end < size else -1
        return at


def next_reference(data, at, end):
    """Where the next ampersand stands, or the end."""
    return _UNTIL["&"].match(data, at, end).end()


def _unless(data, at, char):
    """This index, unless the character stands there or the data ends."""
    return at if at < len(data) and data[at] != char else -1


def is_reserved(target):
    """Whether the target of an instruction is a spelling of xml that nothing may have."""
    return len(target) == 3 and target != "xml" and target.lower() == "xml"


@functools.cache
def tokens(has_prefixes):
    """The tokens of a kind, compiled once."""
    return Tokens(has_prefixes)
