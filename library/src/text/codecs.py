"""Encodings as objects: what encodes and decodes at once, piece by piece, or over a stream.

The work is done by `str.encode` and `bytes.decode`. Codecs and error handlers that a script registers are known to the
functions here alone.
"""

import builtins as _builtins

from _codec_errors import (
    _handlers, backslashreplace_errors, ignore_errors, lookup_error, namereplace_errors, register_error, replace_errors,
    strict_errors, xmlcharrefreplace_errors,
)

__all__ = [
    "register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE", "BOM64_BE", "BOM64_LE",
    "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE", "CodecInfo",
    "Codec", "IncrementalEncoder", "IncrementalDecoder", "StreamReader", "StreamWriter", "StreamReaderWriter",
    "StreamRecoder", "getencoder", "getdecoder", "getincrementalencoder", "getincrementaldecoder", "getreader",
    "getwriter", "encode", "decode", "iterencode", "iterdecode", "strict_errors", "ignore_errors", "replace_errors",
    "xmlcharrefreplace_errors", "backslashreplace_errors", "namereplace_errors", "register_error", "lookup_error",
]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = BOM32_LE = BOM_UTF16 = BOM = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = BOM32_BE = b"\xfe\xff"
BOM_UTF32_LE = BOM64_LE = BOM_UTF32 = b"\xff\xfe\x00\x00"
BOM_UTF32_BE = BOM64_BE = b"\x00\x00\xfe\xff"


class CodecInfo(tuple):
    """What `lookup` answers: an encoder, a decoder, and the classes of the streams."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode, self.decode = encode, decode
        self.streamreader, self.streamwriter = streamreader, streamwriter
        self.incrementalencoder, self.incrementaldecoder = incrementalencoder, incrementaldecoder
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} object for encoding {self.name} at {id(self):#x}>"

    def __getnewargs__(self):
        return tuple(self)


class Codec:
    """An encoder and a decoder that keep nothing."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes a text piece by piece."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    """An encoder that may leave the end of a piece for the next one."""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, used = self._buffer_encode(data, self.errors, final)
        self.buffer = data[used:]
        return result

    def reset(self):
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    """Decodes bytes piece by piece."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return (b"", 0)

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """A decoder that may leave the end of a piece for the next one."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + bytes(input)
        result, used = self._buffer_decode(data, self.errors, final)
        self.buffer = data[used:]
        return result

    def reset(self):
        self.buffer = b""

    def getstate(self):
        return (self.buffer, 0)

    def setstate(self, state):
        self.buffer = state[0]


class _OverStream:
    # What is read or written here belongs to the stream in `self.stream`, and so does all that is not said here.

    def __getattr__(self, name):
        return getattr(self.__dict__["stream"], name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, protocol):
        raise TypeError(f"can't serialize {self.__class__.__name__}")


class StreamWriter(_OverStream, Codec):
    """Encodes what is written to a stream of bytes."""

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        data, _ = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()


class StreamReader(_OverStream, Codec):
    """Decodes what is read from a stream of bytes."""

    # What the codec makes.
    charbuffertype = str

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self.bytebuffer = b""
        self.charbuffer = self.charbuffertype()

    def read(self, size=-1, chars=-1, firstline=False):
        wanted = chars if chars >= 0 else size
        while wanted < 0 or len(self.charbuffer) < wanted:
            new = self.stream.read() if size < 0 else self.stream.read(size)
            data = self.bytebuffer + new
            text, used = self.decode(data, self.errors)
            self.bytebuffer = data[used:]
            self.charbuffer += text
            if not new or size < 0 or chars < 0:
                break
        count = len(self.charbuffer) if chars < 0 else chars
        text, self.charbuffer = self.charbuffer[:count], self.charbuffer[count:]
        return text

    def readline(self, size=None, keepends=True):
        found = empty = self.charbuffertype()
        line_ends, carriage = ("\r\n", "\r") if self.charbuffertype is str else (b"\r\n", b"\r")
        while True:
            text = self.read(size or 72)
            found += text
            lines = found.splitlines(True)
            if len(lines) > 1 or not text or (lines and size):
                break
            if lines and lines[0] != lines[0].rstrip(line_ends) and not lines[0].endswith(carriage):
                break
        if not lines:
            return empty
        self.charbuffer = empty.join(lines[1:]) + self.charbuffer
        return lines[0] if keepends else lines[0].splitlines()[0]

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self.bytebuffer, self.charbuffer = b"", self.charbuffertype()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration


class StreamReaderWriter(_OverStream):
    """Reads and writes texts over a stream of bytes."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.reader)


class StreamRecoder(StreamReaderWriter):
    """Bytes in one encoding over a stream in another."""

    data_encode = "unknown"
    file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        super().__init__(stream, Reader, Writer, errors)
        self.encode, self.decode = encode, decode

    def read(self, size=-1):
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None):
        return self.encode(self.reader.readline(size), self.errors)[0]

    def readlines(self, sizehint=None):
        return self.encode(self.reader.read(), self.errors)[0].splitlines(keepends=True)

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.write(b"".join(list))

    def __next__(self):
        return self.encode(next(self.reader), self.errors)[0]


# Other names of encodings, as they are once lowered and with underscores.
_ALIASES = {
    "646": "ascii", "ansi_x3.4_1968": "ascii", "us": "ascii", "us_ascii": "ascii", "iso646_us": "ascii",
    "8859": "iso8859-1", "cp819": "iso8859-1", "iso_8859_1": "iso8859-1", "iso8859": "iso8859-1", "iso8859_1": "iso8859-1",
    "l1": "iso8859-1", "latin": "iso8859-1", "latin1": "iso8859-1", "latin_1": "iso8859-1",
    "u8": "utf-8", "utf": "utf-8", "utf8": "utf-8", "utf8_ucs2": "utf-8", "utf8_ucs4": "utf-8", "cp65001": "utf-8",
    "u16": "utf-16", "utf16": "utf-16", "utf_16le": "utf-16-le", "unicodelittleunmarked": "utf-16-le",
    "utf_16be": "utf-16-be", "unicodebigunmarked": "utf-16-be",
    "u32": "utf-32", "utf32": "utf-32", "utf_32le": "utf-32-le", "utf_32be": "utf-32-be",
    "u7": "utf-7", "utf7": "utf-7", "windows_1252": "cp1252", "1252": "cp1252", "windows_1251": "cp1251", "1251": "cp1251",
    "latin9": "iso8859-15", "iso_8859_15": "iso8859-15",
}
_MARKS = {"utf-16": (BOM_UTF16_LE, BOM_UTF16_BE, "utf-16-le", "utf-16-be"),
          "utf-32": (BOM_UTF32_LE, BOM_UTF32_BE, "utf-32-le", "utf-32-be"),
          "utf-8-sig": (BOM_UTF8, None, "utf-8", None)}
# Why the bytes at the end of a piece are not decoded yet.
_UNFINISHED = ("unexpected end of data", "truncated data", "end of data", "unterminated shift sequence",
               "truncated \\xXX escape", "truncated \\uXXXX escape", "truncated \\UXXXXXXXX escape", "\\ at end of string")


def _whole(data, encoding):
    """How many of the bytes are whole characters, right or wrong."""
    place = 0
    while place < len(data):
        try:
            data[place:].decode(encoding)
        except UnicodeDecodeError as error:
            if error.reason in _UNFINISHED and place + error.end >= len(data):
                return place + error.start
            place += error.end
        else:
            break
    return len(data)


def _text_codec(name):
    """The codec of an encoding that `str.encode` knows."""
    marks = _MARKS.get(name)

    def encode(input, errors="strict"):
        return encoded(input, name, errors), len(input)

    def decode(input, errors="strict"):
        return decoded(bytes(input), name, errors), len(input)

    def encoded(input, used, errors):
        return _by_handler(input, lambda obj, errors: (str.encode(obj, used, errors), 0), errors)

    def decoded(input, used, errors):
        return _by_handler(input, lambda obj, errors: (obj.decode(used, errors), 0), errors)

    class IncrementalEncoder(_builtins_of["IncrementalEncoder"]):
        first = True

        def encode(self, input, final=False):
            used = name if self.first or marks is None else marks[2]
            self.first = False
            return encoded(input, used, self.errors)

        def reset(self):
            self.first = True

        def getstate(self):
            return 2 if self.first and marks else 0

        def setstate(self, state):
            self.first = bool(state)

    class IncrementalDecoder(BufferedIncrementalDecoder):
        known = None if marks else name

        def _buffer_decode(self, input, errors, final):
            used, skip = self.known, 0
            if used is None:
                little, big, used, other = marks
                if input.startswith(little):
                    skip = len(little)
                elif big and input.startswith(big):
                    used, skip = other, len(big)
                elif big and len(input) >= len(little):
                    raise UnicodeDecodeError(name, input, 0, len(little), "Stream does not start with BOM")
                elif len(input) < len(little) and not final and (big or little.startswith(input)):
                    return "", 0
                self.known = used
            count = len(input) if final else skip + _whole(input[skip:], used)
            return decoded(input[skip:count], used, errors), count

        def reset(self):
            super().reset()
            self.known = None if marks else name

        def getstate(self):
            # Whether the mark is still to come, or was the other one.
            if marks is None:
                return super().getstate()
            to_come = 2 if marks[3] else 1
            return self.buffer, to_come if self.known is None else int(self.known == marks[3])

        def setstate(self, state):
            super().setstate(state)
            if marks is not None:
                to_come = 2 if marks[3] else 1
                self.known = None if state[1] == to_come else marks[3] if state[1] else marks[2]

    class StreamWriter(_builtins_of["StreamWriter"]):
        def encode(self, input, errors="strict"):
            if marks is None:
                return encode(input, errors)
            used, self.used = self.__dict__.get("used", name), marks[2]
            return encoded(input, used, errors), len(input)

        def reset(self):
            self.used = name

    class StreamReader(_builtins_of["StreamReader"]):
        decoder = None

        def decode(self, input, errors="strict"):
            if self.decoder is None:
                self.decoder = IncrementalDecoder(errors)
            return self.decoder._buffer_decode(bytes(input), errors, False)

        def reset(self):
            super().reset()
            self.decoder = None

    return CodecInfo(encode, decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder, name)


_builtins_of = {cls.__name__: cls for cls in (IncrementalEncoder, StreamReader, StreamWriter)}


def _byte_codec(name, forth, back, kind=bytes):
    """A codec that makes bytes of bytes, or text of text."""
    def check(errors):
        # Those of bytes handle no errors.
        assert kind is str or errors == "strict"

    def encode(input, errors="strict"):
        check(errors)
        return forth(input), len(input)

    def decode(input, errors="strict"):
        check(errors)
        return back(input), len(input)

    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class Decoder(IncrementalDecoder):
        def decode(self, input, final=False):
            return decode(input, self.errors)[0]

    class Writer(StreamWriter):
        charbuffertype = kind

        def encode(self, input, errors="strict"):
            return encode(input, errors)

    class Reader(StreamReader):
        charbuffertype = kind

        def decode(self, input, errors="strict"):
            return decode(input, errors)

    return CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, name, _is_text_encoding=False)


def _hex():
    import binascii
    return _byte_codec("hex", binascii.b2a_hex, binascii.a2b_hex)


def _base64():
    import base64
    return _byte_codec("base64", base64.encodebytes, base64.decodebytes)


def _rot13():
    small, large = "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    table = str.maketrans(small + large, small[13:] + small[:13] + large[13:] + large[:13])
    return _byte_codec("rot-13", *[lambda text: str.translate(text, table)] * 2, str)


_OTHERS = {"hex": _hex, "hex_codec": _hex, "base64": _base64, "base64_codec": _base64, "base_64": _base64,
           "rot13": _rot13, "rot_13": _rot13}
_known = {}
_searches = []


def register(search_function, /):
    """Adds a function that finds codecs by name."""
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _searches.append(search_function)


def unregister(search_function, /):
    """Takes away a function that finds codecs, and forgets what was found."""
    if search_function in _searches:
        _searches.remove(search_function)
        _known.clear()


def lookup(encoding, /):
    """The codec of a name."""
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {type(encoding).__name__}")
    key = encoding.lower().replace(" ", "_").replace("-", "_")
    if key not in _known:
        _known[key] = _find(key, encoding)
    return _known[key]


def _find(key, encoding):
    if key in _OTHERS:
        return _OTHERS[key]()
    name = _ALIASES.get(key) or key.replace("_", "-")
    try:
        "a".encode(name)
    except LookupError:
        pass
    else:
        return _text_codec(name)
    for search in _searches:
        found = search(key)
        if found is not None:
            if not isinstance(found, tuple) or len(found) != 4:
                raise TypeError("codec search functions must return 4-tuples")
            return found
    raise LookupError(f"unknown encoding: {encoding}")


def encode(obj, encoding="utf-8", errors="strict"):
    """Encodes by the codec of a name."""
    return _by_handler(obj, lookup(encoding).encode, errors)


def decode(obj, encoding="utf-8", errors="strict"):
    """Decodes by the codec of a name."""
    return _by_handler(obj, lookup(encoding).decode, errors)


def _by_handler(obj, convert, errors):
    """Converts, with an error handler that the script has registered if it is one."""
    handler = _handlers.get(errors)
    if handler is None:
        return convert(obj, errors)[0]
    found = None
    while True:
        try:
            result = convert(obj, "strict")[0]
        except UnicodeError as error:
            made, place = handler(error)
            place += len(obj) * (place < 0)
            before = convert(obj[:error.start], "strict")[0]
            if isinstance(error, UnicodeEncodeError) and isinstance(made, str):
                made = convert(made, "strict")[0]
            found = (found or type(before)()) + before + made
            obj = obj[place:]
        else:
            return result if found is None else found + result


def getencoder(encoding):
    """The function that encodes at once."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """The function that decodes at once."""
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    """The class that encodes piece by piece."""
    found = lookup(encoding).incrementalencoder
    if found is None:
        raise LookupError(encoding)
    return found


def getincrementaldecoder(encoding):
    """The class that decodes piece by piece."""
    found = lookup(encoding).incrementaldecoder
    if found is None:
        raise LookupError(encoding)
    return found


def getreader(encoding):
    """The class of streams to read from."""
    return lookup(encoding).streamreader


def getwriter(encoding):
    """The class of streams to write to."""
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors="strict", **kwargs):
    """Encodes texts one after the other."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode("", True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    """Decodes pieces of bytes one after the other."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b"", True)
    if output:
        yield output


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """Opens a file of text in an encoding, as far as the host has files."""
    import warnings
    warnings.warn("codecs.open() is deprecated. Use open() instead.", DeprecationWarning, stacklevel=2)
    if encoding is not None and "b" not in mode:
        mode += "b"
    file = _builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    info = lookup(encoding)
    stream = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
    stream.encoding = encoding
    return stream


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """A stream in one encoding, as one in another."""
    file_encoding = file_encoding or data_encoding
    data, stored = lookup(data_encoding), lookup(file_encoding)
    stream = StreamRecoder(file, data.encode, data.decode, stored.streamreader, stored.streamwriter, errors)
    stream.data_encoding, stream.file_encoding = data_encoding, file_encoding
    return stream


def make_identity_dict(rng):
    """Each number as its own value."""
    return {number: number for number in rng}


def make_encoding_map(decoding_map):
    """The way back of a map; what several stand for becomes None."""
    back = {}
    for key, value in decoding_map.items():
        back[value] = key if value not in back else None
    return back
