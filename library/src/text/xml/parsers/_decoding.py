"""The bytes of a document as text, in the encoding that they or the caller name."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# What the parser reads by itself; of others it asks Python.
_OWN = {
    "utf-8": "utf-8", "utf-16": "utf-16", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be",
    "iso-8859-1": "latin-1", "us-ascii": "ascii",
}
# The characters that have a meaning stand in each encoding where they stand in ASCII.
_BY_NUMBER = {ord(char): "?" for char in "$@\\^`{}~\x7f"} | {code: "?" for code in range(32) if code not in (9, 10, 13)}
_ASCII = bytes(range(128)).decode().translate(_BY_NUMBER)
UNKNOWN_ENCODING, INCORRECT_ENCODING = 18, 19
_INCOMPLETE = "unexpected end of data", "truncated data"
_DECLARATION = b"<?xml"
# No declaration is so long: what has no end after so many bytes is not waited for.
_LONGEST = 4096


def _codec(name):
    """The codec of an encoding, whose characters are one byte each if it is not one of the parser's own.

    None if they are not those of ASCII where that has them.
    """
    own = _OWN.get(name.lower())
    if own is not None:
        return own
    table = bytes(range(256)).decode(name, "replace")
    if len(table) != 256:
        raise ValueError("multi-byte encodings are not supported")
    return name if table.translate(_BY_NUMBER)[:128] == _ASCII else None


class Decoder:
    """Turns bytes into text piece by piece, the declaration of a document by itself.

    `is_bad` says that what follows the text is no text of the encoding.
    """

    def __init__(self, encoding=None):
        self.given = encoding
        self.codec = None
        self.rest = b""
        self.is_bad = self.waits = False

    def decode(self, data, final):
        """The text of more bytes; `waits` says that more are here, once the declaration was read."""
        data = self.rest + data if self.rest else data
        self.rest = b""
        if self.codec is None:
            data = self._begin(data, final)
        elif self.waits:
            self.waits = False
        try:
            return data.decode(self.codec or "utf-8")
        except UnicodeDecodeError as error:
            if error.reason in _INCOMPLETE and error.end == len(data):
                self.rest = data[error.start:]
            else:
                self.is_bad = True
            return data[:error.start].decode(self.codec)

    def _begin(self, data, final):
        """The bytes that can be read at the beginning."""
        given = self.given and _codec(self.given)
        if not data or len(data) < 4 and not final:
            self.rest = data
            return b""
        start = 0
        if given is None or given.startswith("utf"):
            for mark, name in _MARKS:
                if data.startswith(mark):
                    self.codec, start = name, len(mark)
                    break
            else:
                # The zero of a character of two bytes, of which the second or the first has the sign.
                if data[1:2] == b"\0" and data[:1] != b"\0":
                    self.codec = "utf-16-le"
                elif data[:1] == b"\0" or given == "utf-16":
                    self.codec = "utf-16-be"
        if self.codec is None:
            self.codec = given or "utf-8"
        if self.given or self.codec != "utf-8":
            return data
        begins = data[start:start + len(_DECLARATION)]
        if begins != _DECLARATION:
            if final or not _DECLARATION.startswith(begins):
                return data
        else:
            end = data.find(b"?>")
            if end >= 0:
                self.waits, self.rest = True, data[end + 2:]
                return data[:end + 2]
            if final or len(data) > _LONGEST:
                return data
        # The beginning is looked at once more when there is more of it.
        self.codec, self.rest = None, data
        return b""

    def declare(self, name):
        """Goes on in the encoding that the document declares; what is wrong with it, None if nothing is."""
        if self.given:
            return None
        new = _codec(name)
        if new is None:
            return UNKNOWN_ENCODING
        if (self.codec[:6] == "utf-16") != (new[:6] == "utf-16"):
            return INCORRECT_ENCODING
        if new != "utf-16":
            self.codec = new
        return None

    def size(self, text):
        """How many bytes a piece of the text has."""
        codec = self.codec or "utf-8"
        if codec == "utf-8":
            return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode(codec)) if codec.startswith("utf-16") else len(text)
