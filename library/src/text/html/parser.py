"""A parser of HTML as it is written, valid or not: it calls a method for each part."""

from html import unescape
from html.entities import html5

__all__ = ["HTMLParser"]

_SPACE = " \t\n\r\f"
# What declarations begin with.
_MARKS = ("<!--", "<![cdata[", "<!doctype")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_DIGITS = frozenset("0123456789")
_HEX = frozenset("0123456789abcdefABCDEF")


def _lower(text):
    """The text with the letters of ASCII, and no others, in lower case."""
    return text.lower() if text.isascii() else "".join([char.lower() if char in _LETTERS else char for char in text])


class _Tag:
    """A tag that begins at an index: its name, its attributes, and where it ends; -1 if the text ends first."""

    def __init__(self, data, start):
        self.name_end = end = _until(data, start, _SPACE + "/>")
        self.name = data[start:end].lower()
        self.attrs = []
        self.is_closed = False
        self.end = -1
        at = end
        size = len(data)
        while at < size:
            char = data[at]
            if char in _SPACE:
                at += 1
            elif char == "/":
                at += 1
                self.is_closed = data[at:at + 1] == ">"
            elif char == ">":
                self.end = at + 1
                return
            else:
                at = self._attribute(data, at)

    def _attribute(self, data, start):
        # An = at the beginning belongs to the name.
        end = _until(data, start + 1, _SPACE + "/>=")
        name = data[start:end].lower()
        at = _after_space(data, end)
        value = None
        if data[at:at + 1] == "=":
            at = _after_space(data, at + 1)
            quote = data[at:at + 1]
            if quote in ("'", '"'):
                close = data.find(quote, at + 1)
                if close < 0:
                    return len(data)
                value, at = data[at + 1:close], close + 1
            elif quote == ">":
                value = ""
            else:
                end = _until(data, at, _SPACE + ">")
                value, at = data[at:end], end
        self.attrs.append((name, _value(value) if value else value))
        return at


def _until(data, at, chars):
    while at < len(data) and data[at] not in chars:
        at += 1
    return at


def _after_space(data, at):
    while at < len(data) and data[at] in _SPACE:
        at += 1
    return at


def _value(text):
    """The value of an attribute: a name without its semicolon counts only if no letter, digit or = follows it."""
    if "&" not in text:
        return text
    first, *rest = text.split("&")
    pieces = [first]
    for part in rest:
        end = _reference_end(part, 0)
        if part[:1] == "#":
            pieces.append(unescape("&" + part))
        elif part[end:end + 1] == ";":
            pieces.append(html5.get(part[:end + 1], "&" + part[:end + 1]) + part[end + 1:])
        elif part[end:end + 1] == "=":
            pieces.append("&" + part)
        else:
            pieces.append(html5.get(part[:end], "&" + part[:end]) + part[end:])
    return "".join(pieces)


def _reference_end(text, at):
    """The end of the name or the number that stands behind an ampersand."""
    if text[at:at + 1] == "#":
        at += 1
        digits = _DIGITS
        if text[at:at + 1] in ("x", "X"):
            at, digits = at + 1, _HEX
        while at < len(text) and text[at] in digits:
            at += 1
        return at
    while at < len(text) and (text[at] in _LETTERS or text[at] in _DIGITS):
        at += 1
    return at


class HTMLParser:
    """Calls `handle_starttag`, `handle_data` and its like for what it is fed."""

    CDATA_CONTENT_ELEMENTS = ("script", "style", "xmp", "iframe", "noembed", "noframes")
    RCDATA_CONTENT_ELEMENTS = ("textarea", "title")

    def __init__(self, *, convert_charrefs=True, scripting=False):
        self.convert_charrefs = convert_charrefs
        self.scripting = scripting
        self.reset()

    def reset(self):
        """Forgets what was fed."""
        self.rawdata = ""
        self.lasttag = "???"
        self.cdata_elem = None
        self._escapable = True
        self._support_cdata = True
        self.lineno, self.offset = 1, 0
        self.__starttag_text = None

    def feed(self, data):
        """Parses a text, as far as it is complete."""
        self.rawdata += data
        self.goahead(0)

    def close(self):
        """Parses the rest as if the text ended here."""
        self.goahead(1)

    def getpos(self):
        """The line and the column that was reached."""
        return self.lineno, self.offset

    def updatepos(self, i, j):
        lines = self.rawdata.count("\n", i, j)
        if lines:
            self.lineno += lines
            self.offset = j - self.rawdata.rindex("\n", i, j) - 1
        else:
            self.offset += j - i
        return j

    def get_starttag_text(self):
        """The text of the start tag that was read last."""
        return self.__starttag_text

    def set_cdata_mode(self, elem, *, escapable=False):
        """Takes what follows for text, up to the end tag of an element."""
        self.cdata_elem = _lower(elem)
        self._escapable = escapable

    def clear_cdata_mode(self):
        self.cdata_elem = None
        self._escapable = True

    def _set_support_cdata(self, flag=True):
        """Says whether <![CDATA[ begins a section, as in SVG, or a comment."""
        self._support_cdata = flag

    def goahead(self, end):
        data = self.rawdata
        at, size = 0, len(data)
        while at < size:
            start = self._text_end(at, end)
            if start > at:
                self._text(data[at:start])
                at = self.updatepos(at, start)
                if at == size:
                    break
            if data[at] == "&" and not self.convert_charrefs:
                stop = self._reference(at, end)
            elif data[at] == "<" and not self.cdata_elem or self._is_end_of_raw(at):
                stop = self._markup(at, end)
            else:
                stop = -1
            if stop < 0:
                break
            at = self.updatepos(at, stop)
        if end and at < size:
            if self.cdata_elem is None or not self._is_end_of_raw(at):
                self._text(data[at:])
            at = self.updatepos(at, size)
        self.rawdata = data[at:]

    def _text(self, text):
        """Hands over text, with its references read if that is asked for."""
        self.handle_data(unescape(text) if self.convert_charrefs and self._escapable else text)

    def _text_end(self, at, end):
        """Where the text that begins here ends, as far as it is known."""
        data, size = self.rawdata, len(self.rawdata)
        if self.cdata_elem is not None:
            stop = self._raw_end(at, end)
            if self._escapable and not self.convert_charrefs:
                ampersand = data.find("&", at, stop)
                stop = ampersand if ampersand >= 0 else stop
            return stop
        stop = data.find("<", at)
        if self.convert_charrefs:
            if stop >= 0:
                return stop
            # A reference may go on in what is fed next.
            ampersand = data.rfind("&", max(at, size - 34))
            if end or ampersand < 0 or any(char in _SPACE + ";" for char in data[ampersand:]):
                return size
            return at
        ampersand = data.find("&", at, stop if stop >= 0 else size)
        if ampersand >= 0:
            return ampersand
        return stop if stop >= 0 else size

    def _is_end_of_raw(self, at):
        """Whether the end tag of the element with raw text stands here."""
        name = self.cdata_elem
        if name is None or name == "plaintext" or self.rawdata[at:at + 2] != "</":
            return False
        after = at + 2 + len(name)
        return _lower(self.rawdata[at + 2:after]) == name and self.rawdata[after:after + 1] in tuple(_SPACE + "/>")

    def _raw_end(self, at, end):
        data, size, name = self.rawdata, len(self.rawdata), self.cdata_elem
        if name == "plaintext":
            return size
        start = at
        while (at := data.find("<", at)) >= 0:
            if self._is_end_of_raw(at):
                return at
            # The end tag may go on in what is fed next.
            if not end and size - at <= len(name) + 2 and ("</" + name).startswith(_lower(data[at:])):
                return start if self.convert_charrefs and self._escapable else at
            at += 1
        if self.convert_charrefs and not end and self._escapable:
            return start
        return size

    def _reference(self, at, end):
        """A reference that stands here, or an ampersand as it is; where it ends, -1 if that is not known."""
        data = self.rawdata
        stop = _reference_end(data, at + 1)
        is_number = data[at + 1:at + 2] == "#"
        if is_number:
            is_empty = stop == at + 2 or stop == at + 3 and data[at + 2] in "xX"
        else:
            is_empty = stop == at + 1 or data[at + 1] in _DIGITS
        if stop == len(data) and not end:
            return -1
        if is_empty:
            self.handle_data(data[at:max(stop, at + 1)])
            return max(stop, at + 1)
        if is_number:
            self.handle_charref(data[at + 2:stop])
        else:
            self.handle_entityref(data[at + 1:stop])
        return stop + 1 if data[stop:stop + 1] == ";" else stop

    def _markup(self, at, end):
        """What a < begins; where it ends, -1 if that is not known."""
        data = self.rawdata
        follows = data[at + 1:at + 2]
        if follows in _LETTERS:
            return self._start_tag(at, end)
        if follows == "/":
            if data[at + 2:at + 3] in _LETTERS:
                return self._end_tag(at, end)
            if not data[at + 2:]:
                return -1
            return self._bogus_comment(at, at + 2, end)
        if follows == "?":
            return self._up_to(at, at + 2, ">", end, self.handle_pi)
        if follows == "!":
            return self._declaration(at, end)
        if not follows and not end:
            return -1
        self.handle_data("<")
        return at + 1

    def _up_to(self, at, start, mark, end, handle):
        stop = self.rawdata.find(mark, start)
        if stop < 0:
            if not end:
                return -1
            handle(self.rawdata[start:])
            return len(self.rawdata)
        handle(self.rawdata[start:stop])
        return stop + len(mark)

    def _bogus_comment(self, at, start, end):
        if self.rawdata[start:start + 1] == ">" and self.rawdata[at + 1] == "/":
            return start + 1
        return self._up_to(at, start, ">", end, self.handle_comment)

    def _declaration(self, at, end):
        data = self.rawdata
        if data.startswith("<!--", at):
            return self._comment(at, end)
        if data.startswith("<![CDATA[", at) and self._support_cdata:
            return self._up_to(at, at + 3, "]]>", end, self.unknown_decl)
        if _lower(data[at:at + 9]) == "<!doctype":
            return self._up_to(at, at + 2, ">", end, self.handle_decl)
        rest = _lower(data[at:at + 9])
        if not end and at + len(rest) == len(data) and any(mark.startswith(rest) for mark in _MARKS):
            return -1
        return self._bogus_comment(at, at + 2, end)

    def _comment(self, at, end):
        data = self.rawdata
        start = at + 4
        for abrupt in (">", "->"):
            if data.startswith(abrupt, start):
                self.handle_comment("")
                return start + len(abrupt)
        stop = data.find("--", start)
        while stop >= 0:
            for mark in ("-->", "--!>"):
                if data.startswith(mark, stop):
                    self.handle_comment(data[start:stop])
                    return stop + len(mark)
            stop = data.find("--", stop + 1)
        if not end:
            return -1
        rest = data[start:]
        for mark in ("--!", "--", "-"):
            if rest.endswith(mark):
                rest = rest[:-len(mark)]
                break
        self.handle_comment(rest)
        return len(data)

    def _start_tag(self, at, end):
        data = self.rawdata
        tag = _Tag(data, at + 1)
        if tag.end < 0:
            self.__starttag_text = None
            # At the end of the text a tag that is not complete is dropped.
            return len(data) if end else -1
        self.__starttag_text = data[at:tag.end]
        self.lasttag = tag.name
        if tag.is_closed:
            self.handle_startendtag(tag.name, tag.attrs)
            return tag.end
        self.handle_starttag(tag.name, tag.attrs)
        if tag.name in self.CDATA_CONTENT_ELEMENTS or tag.name == "noscript" and self.scripting:
            self.set_cdata_mode(tag.name)
        elif tag.name in self.RCDATA_CONTENT_ELEMENTS:
            self.set_cdata_mode(tag.name, escapable=True)
        elif tag.name == "plaintext":
            self.set_cdata_mode(tag.name)
        return tag.end

    def _end_tag(self, at, end):
        tag = _Tag(self.rawdata, at + 2)
        if tag.end < 0:
            return len(self.rawdata) if end else -1
        self.handle_endtag(tag.name)
        self.clear_cdata_mode()
        return tag.end

    # What a subclass does with the parts.

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass
