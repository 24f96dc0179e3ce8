"""Bytes as text: base 16, 32, 64 and 85."""

import binascii

__all__ = ["encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode",
           "b32hexencode", "b32hexdecode", "b16encode", "b16decode", "b85encode", "b85decode", "a85encode",
           "a85decode", "z85encode", "z85decode", "standard_b64encode", "standard_b64decode", "urlsafe_b64encode",
           "urlsafe_b64decode"]

# What `encode` reads makes a line of 76 letters.
MAXLINESIZE = 76
MAXBINSIZE = 57

_to_urlsafe = bytes.maketrans(b"+/", b"-_")
_from_urlsafe = bytes.maketrans(b"-_", b"+/")


def _text(data):
    """The bytes of a text: of a str only if it is ASCII."""
    if isinstance(data, str):
        try:
            return data.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(data, (bytes, bytearray)):
        return data
    try:
        return memoryview(data).tobytes()
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, not %r"
                        % type(data).__name__) from None


def _data(data):
    return data if isinstance(data, bytes) else memoryview(data).tobytes()


# Base 64.

def b64encode(s, altchars=None):
    """The data in base 64, with two other letters in place of + and / if they are given."""
    text = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        text = text.translate(bytes.maketrans(b"+/", altchars))
    return text


def b64decode(s, altchars=None, validate=False):
    """The data of a text in base 64. What is no letter is passed over, unless the text is to be validated."""
    s = _text(s)
    if altchars is not None:
        altchars = _text(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """The data in base 64."""
    return b64encode(s)


def standard_b64decode(s):
    """The data of a text in base 64."""
    return b64decode(s)


def urlsafe_b64encode(s):
    """The data in base 64 with the letters - and _, which mean nothing in a URL."""
    return b64encode(s).translate(_to_urlsafe)


def urlsafe_b64decode(s):
    """The data of a text in base 64 with the letters - and _."""
    return b64decode(_text(s).translate(_from_urlsafe))


# Base 32.

_letters32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_letters32_hex = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
# The letters that carry something in a last group of so many bytes.
_used32 = {1: 2, 2: 4, 3: 5, 4: 7}
_padding32 = {8 - letters: size for size, letters in _used32.items()}


def _encode32(letters, data):
    data = _data(data)
    last = len(data) % 5
    pairs = [bytes((high, low)) for high in letters for low in letters]
    text = bytearray()
    padded = data + bytes(-len(data) % 5)
    for start in range(0, len(padded), 5):
        group = int.from_bytes(padded[start:start + 5])
        text += pairs[group >> 30] + pairs[group >> 20 & 1023] + pairs[group >> 10 & 1023] + pairs[group & 1023]
    if last:
        padding = 8 - _used32[last]
        text[-padding:] = b"=" * padding
    return bytes(text)


def _decode32(letters, text, casefold, map01):
    text = _text(text)
    if len(text) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _text(map01)
        assert len(map01) == 1, repr(map01)
        text = text.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        text = text.upper()
    used = text.rstrip(b"=")
    padding = len(text) - len(used)
    values = {letter: value for value, letter in enumerate(letters)}
    data = bytearray()
    for start in range(0, len(used), 8):
        part = used[start:start + 8]
        group = 0
        for letter in part:
            value = values.get(letter)
            if value is None:
                raise binascii.Error("Non-base32 digit found")
            group = group << 5 | value
        data += (group << 5 * (8 - len(part))).to_bytes(5)
    if padding:
        if padding not in _padding32 or not used:
            raise binascii.Error("Incorrect padding")
        del data[_padding32[padding] - 5:]
    return bytes(data)


def b32encode(s):
    """The data in base 32."""
    return _encode32(_letters32, s)


def b32decode(s, casefold=False, map01=None):
    """The data of a text in base 32: in capital letters, unless it is folded; 0 may stand for O and 1 for a letter."""
    return _decode32(_letters32, s, casefold, map01)


def b32hexencode(s):
    """The data in base 32 with digits first, which sorts as the data does."""
    return _encode32(_letters32_hex, s)


def b32hexdecode(s, casefold=False):
    """The data of a text in base 32 with digits first."""
    return _decode32(_letters32_hex, s, casefold, None)


# Base 16.

def b16encode(s):
    """The data in hexadecimal digits, in capitals."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """The data of hexadecimal digits: in capitals, unless they are folded."""
    s = _text(s)
    if casefold:
        s = s.upper()
    if s.translate(None, delete=b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


# Base 85.

_letters_a85 = bytes(range(33, 118))
_letters_b85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_letters_z85 = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"
_b85_to_z85 = bytes.maketrans(_letters_b85, _letters_z85)
# A letter of base 85 that is none of this one becomes one that is none of the other.
_z85_to_b85 = bytes.maketrans(_letters_z85 + b";_`|~", _letters_b85 + b"\0" * 5)


def _encode85(data, letters, pad, zero=None, spaces=None):
    """Groups of four bytes as five letters each; those of zeros and of spaces may have one of their own."""
    missing = -len(data) % 4
    data = data + bytes(missing)
    pairs = [bytes((high, low)) for high in letters for low in letters]
    groups = []
    for start in range(0, len(data), 4):
        number = int.from_bytes(data[start:start + 4])
        if number == 0 and zero:
            groups.append(zero)
        elif number == 0x20202020 and spaces:
            groups.append(spaces)
        else:
            number, last = divmod(number, 85)
            groups.append(pairs[number // 7225] + pairs[number % 7225] + letters[last:last + 1])
    if missing and not pad:
        if groups[-1] == zero:
            groups[-1] = letters[:1] * 5
        groups[-1] = groups[-1][:-missing]
    return b"".join(groups)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """The data in Ascii85: in lines if that is wanted, between <~ and ~> as Adobe writes it."""
    text = _encode85(_data(b), _letters_a85, pad, b"z", b"y" if foldspaces else None)
    if adobe:
        text = b"<~" + text
    if wrapcol:
        width = max(2 if adobe else 1, wrapcol)
        lines = [text[start:start + width] for start in range(0, len(text), width)]
        if adobe and len(lines[-1]) + 2 > width:
            lines.append(b"")
        text = b"\n".join(lines)
    return text + b"~>" if adobe else text


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    """The data of a text in Ascii85."""
    b = _text(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with {!r}".format(b"~>"))
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    data = bytearray()
    number = count = 0
    for letter in b + b"u" * 4:
        if 33 <= letter <= 117:
            number = number * 85 + letter - 33
            count += 1
            if count == 5:
                if number > 0xffffffff:
                    raise ValueError("Ascii85 overflow")
                data += number.to_bytes(4)
                number = count = 0
        elif letter == 122:
            if count:
                raise ValueError("z inside Ascii85 5-tuple")
            data += bytes(4)
        elif foldspaces and letter == 121:
            if count:
                raise ValueError("y inside Ascii85 5-tuple")
            data += b"    "
        elif letter not in ignorechars:
            raise ValueError("Non-Ascii85 digit found: %c" % letter)
    missing = 4 - count
    return bytes(data[:-missing] if missing else data)


def b85encode(b, pad=False):
    """The data in base 85, as git and Mercurial write it."""
    return _encode85(_data(b), _letters_b85, pad)


def b85decode(b):
    """The data of a text in base 85."""
    return _decode85(_text(b), "base85")


def _decode85(text, name):
    values = {letter: value for value, letter in enumerate(_letters_b85)}
    missing = -len(text) % 5
    text = text + b"~" * missing
    data = bytearray()
    for start in range(0, len(text), 5):
        number = 0
        for place, letter in enumerate(text[start:start + 5]):
            value = values.get(letter)
            if value is None:
                raise ValueError(f"bad {name} character at position {start + place}")
            number = number * 85 + value
        if number > 0xffffffff:
            raise ValueError(f"{name} overflow in hunk starting at byte {start}")
        data += number.to_bytes(4)
    return bytes(data[:-missing] if missing else data)


def z85encode(s):
    """The data in base 85, as ZeroMQ writes it."""
    return b85encode(s).translate(_b85_to_z85)


def z85decode(s):
    """The data of a text in base 85, as ZeroMQ writes it."""
    return _decode85(_text(s).translate(_z85_to_b85), "z85")


# What files and mails have.

def encode(input, output):
    """Writes what a binary file has to another, in lines of base 64."""
    while piece := input.read(MAXBINSIZE):
        while len(piece) < MAXBINSIZE and (more := input.read(MAXBINSIZE - len(piece))):
            piece += more
        output.write(binascii.b2a_base64(piece))


def decode(input, output):
    """Writes what the lines of a binary file in base 64 stand for to another."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _view(s):
    """A view of bytes, of one dimension."""
    try:
        view = memoryview(s)
    except TypeError as error:
        raise TypeError("expected bytes-like object, not %s" % type(s).__name__) from error
    if view.format not in ("c", "b", "B"):
        raise TypeError("expected single byte elements, not %r from %s" % (view.format, type(s).__name__))
    if view.ndim != 1:
        raise TypeError("expected 1-D data, not %d-D data from %s" % (view.ndim, type(s).__name__))
    return view


def encodebytes(s):
    """The data in base 64, in lines."""
    view = _view(s)
    return b"".join([binascii.b2a_base64(view[start:start + MAXBINSIZE])
                     for start in range(0, len(view), MAXBINSIZE)])


def decodebytes(s):
    """The data of lines in base 64."""
    return binascii.a2b_base64(_view(s))
