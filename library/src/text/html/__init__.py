"""Text to HTML and back."""

from html.entities import html5 as _html5

__all__ = ["escape", "unescape"]

# What browsers read the numbers from 128 to 159 as: Windows' characters.
_WINDOWS = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"
_LONGEST = max(map(len, _html5))


def escape(s, quote=True):
    """The text with &, < and > as HTML writes them, and the quotes as well unless `quote` is false."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def unescape(s):
    """The text with the characters that its references stand for, read as HTML 5 does."""
    if "&" not in s:
        return s
    first, *rest = s.split("&")
    return first + "".join([_reference(part) for part in rest])


def _reference(text):
    """What follows an ampersand, with the reference that it begins with read."""
    if text[:1] == "#":
        return _number(text)
    size = 0
    while size < min(len(text), _LONGEST) and text[size] not in "\t\n\f <&#;":
        size += 1
    if text[size:size + 1] == ";":
        size += 1
    name = text[:size]
    if name in _html5:
        return _html5[name] + text[size:]
    # The longest of the names that may stand without a semicolon.
    for end in range(size - 1, 1, -1):
        if name[:end] in _html5:
            return _html5[name[:end]] + text[end:]
    return "&" + text


def _number(text):
    """What a reference by number stands for, and what follows it; `text` begins with the #."""
    is_hex = text[1:2] in ("x", "X")
    start = end = 2 if is_hex else 1
    digits = "0123456789abcdefABCDEF" if is_hex else ""
    while end < len(text) and (text[end] in digits if is_hex else text[end].isdecimal()):
        end += 1
    if start == end:
        return "&" + text
    after = end + 1 if text[end:end + 1] == ";" else end
    # Seven digits are beyond any character, however many more there are.
    number = text[start:end].lstrip("0")
    code = int(number or "0", 16 if is_hex else 10) if len(number) <= 7 else 0x110000
    return _character(code) + text[after:]


def _character(code):
    if 0x80 <= code <= 0x9F:
        return _WINDOWS[code - 0x80]
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    if code in (9, 10, 12, 13) or 0x20 <= code < 0x7F:
        return chr(code)
    if code < 0x7F or code == 0x7F or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return ""
    return chr(code)
