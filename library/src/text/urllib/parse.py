"""Addresses of the web: their parts, and how texts are quoted in them."""

import functools
from collections import namedtuple

from urllib._older import (
    _splitattr, _splithost, _splitnport, _splitpasswd, _splitport, _splitquery, _splittag, _splittype, _splituser,
    _splitvalue, _to_bytes, splitattr, splithost, splitnport, splitpasswd, splitport, splitquery, splittag, splittype,
    splituser, splitvalue, to_bytes,
)

__all__ = [
    "urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs", "parse_qsl",
    "quote", "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes", "DefragResult",
    "ParseResult", "SplitResult", "DefragResultBytes", "ParseResultBytes", "SplitResultBytes",
]

# What the schemes of addresses have. The empty one is that of relative addresses.
uses_relative = [
    "", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp", "rtsps",
    "rtspu", "sftp", "svn", "svn+ssh", "ws", "wss",
]
uses_netloc = [
    "", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews",
    "prospero", "rtsp", "rtsps", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss",
    "itms-services",
]
uses_params = [
    "", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtsps", "rtspu", "sip", "sips", "mms",
    "sftp", "tel",
]
non_hierarchical = ["gopher", "hdl", "mailto", "news", "telnet", "wais", "imap", "snews", "sip", "sips"]
uses_query = ["", "http", "wais", "imap", "https", "shttp", "mms", "gopher", "rtsp", "rtsps", "rtspu", "sip", "sips"]
uses_fragment = [
    "", "ftp", "hdl", "http", "gopher", "news", "nntp", "wais", "https", "shttp", "snews", "file", "prospero",
]
scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."

# What browsers take away: from the beginning, and from anywhere.
_CONTROL_OR_SPACE = "".join(map(chr, range(0x21)))
_REMOVED = {ord(char): None for char in "\t\r\n"}


def clear_cache():
    """Forgets the addresses that were split last."""
    _split.cache_clear()


def _as_texts(*args):
    """The arguments as texts, and what turns a result into their kind."""
    is_text = isinstance(args[0], str)
    for arg in args[1:]:
        # Nothing is of either kind.
        if arg and isinstance(arg, str) != is_text:
            raise TypeError("Cannot mix str and non-str arguments")
    if is_text:
        return (*args, lambda result: result)
    texts = [arg.decode("ascii", "strict") if arg else "" for arg in args]
    return (*texts, lambda result: result.encode("ascii", "strict"))


class _ResultMixinStr:
    __slots__ = ()

    def encode(self, encoding="ascii", errors="strict"):
        return self._encoded_counterpart(*[part.encode(encoding, errors) for part in self])


class _ResultMixinBytes:
    __slots__ = ()

    def decode(self, encoding="ascii", errors="strict"):
        return self._decoded_counterpart(*[part.decode(encoding, errors) for part in self])


class _NetlocResultMixinBase:
    """The parts of where an address leads."""

    __slots__ = ()

    def _text(self):
        return self.netloc

    def _like(self, text):
        return text

    def _user(self):
        """The name and the password."""
        info, at, _ = self._text().rpartition("@")
        name, colon, password = info.partition(":")
        return name if at else None, password if colon else None

    def _host(self):
        """The host, and the port as text."""
        host = self._text().rpartition("@")[2]
        _, bracket, inside = host.partition("[")
        if bracket:
            name, _, port = inside.partition("]")
            port = port.partition(":")[2]
        else:
            name, _, port = host.partition(":")
        return name or None, port or None

    @property
    def username(self):
        return self._like(self._user()[0])

    @property
    def password(self):
        return self._like(self._user()[1])

    @property
    def hostname(self):
        name = self._host()[0]
        if not name:
            return None
        # The zone behind % keeps its letters.
        name, percent, zone = name.partition("%")
        return self._like(name.lower() + percent + zone)

    @property
    def port(self):
        port = self._host()[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        port = int(port)
        if port > 65535:
            raise ValueError("Port out of range 0-65535")
        return port


class _NetlocResultMixinStr(_NetlocResultMixinBase, _ResultMixinStr):
    __slots__ = ()


class _NetlocResultMixinBytes(_NetlocResultMixinBase, _ResultMixinBytes):
    __slots__ = ()

    def _text(self):
        return self.netloc.decode("ascii", "surrogateescape")

    def _like(self, text):
        return None if text is None else text.encode("ascii", "surrogateescape")


_DefragResultBase = namedtuple("_DefragResultBase", "url fragment")
_SplitResultBase = namedtuple("_SplitResultBase", "scheme netloc path query fragment")
_ParseResultBase = namedtuple("_ParseResultBase", "scheme netloc path params query fragment")


class DefragResult(_DefragResultBase, _ResultMixinStr):
    """An address, and the fragment that stood behind it."""

    __slots__ = ()

    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


class SplitResult(_SplitResultBase, _NetlocResultMixinStr):
    """The parts of an address."""

    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_ParseResultBase, _NetlocResultMixinStr):
    """The parts of an address, with the parameters of its last part apart."""

    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(_DefragResultBase, _ResultMixinBytes):
    __slots__ = ()

    def geturl(self):
        return self.url + b"#" + self.fragment if self.fragment else self.url


class SplitResultBytes(_SplitResultBase, _NetlocResultMixinBytes):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResultBytes(_ParseResultBase, _NetlocResultMixinBytes):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


for _text, _bytes in ((DefragResult, DefragResultBytes), (SplitResult, SplitResultBytes),
                      (ParseResult, ParseResultBytes)):
    _text._encoded_counterpart, _bytes._decoded_counterpart = _bytes, _text
del _text, _bytes
ResultBase = _NetlocResultMixinStr


def _result(cls, parts, url, scheme=""):
    """The parts as texts, or as bytes if the address was given so."""
    parts = cls(*parts)
    return parts if isinstance(url, str) and isinstance(scheme, str) else parts.encode()


def urlparse(url, scheme="", allow_fragments=True):
    """The parts of an address: (scheme, netloc, path, params, query, fragment)."""
    text, default, _ = _as_texts(url, scheme)
    scheme_, netloc, path, query, fragment = urlsplit(text, default, allow_fragments)
    params = ""
    if scheme_ in uses_params and ";" in path:
        path, params = _splitparams(path)
    return _result(ParseResult, (scheme_, netloc, path, params, query, fragment), url)


def _splitparams(url):
    """A path, and the parameters of its last part."""
    at = url.find(";", url.rfind("/") if "/" in url else 0)
    return (url, "") if at < 0 else (url[:at], url[at + 1:])


def _check_netloc(netloc):
    """A ValueError for a host in which a letter stands for what separates the parts of an address."""
    if not netloc or netloc.isascii():
        return
    try:
        import unicodedata
    except ImportError:
        return
    shown = netloc.translate({ord(char): None for char in "@:#?"})
    normal = unicodedata.normalize("NFKC", shown)
    if shown != normal and any(char in normal for char in "/?#@:"):
        raise ValueError(f"netloc {netloc!r} contains invalid characters under NFKC normalization")


def _is_v4(text):
    parts = text.split(".")
    return len(parts) == 4 and all(
        part.isascii() and part.isdigit() and len(part) <= 3 and int(part) < 256 and (part == "0" or part[0] != "0")
        for part in parts)


def _is_v6(text):
    text, percent, zone = text.partition("%")
    if percent and (not zone or "%" in zone):
        return False
    if text.count("::") > 1 or ":::" in text:
        return False
    parts = text.split(":")
    if len(parts) < 3:
        return False
    count = len(parts)
    if "." in parts[-1]:
        if not _is_v4(parts.pop()):
            return False
        count += 1
    if "::" in text:
        sides = text.split("::")
        if count - (sides[0] == "") - (sides[1] == "") > 8 or (text[0] == ":" and text[:2] != "::"):
            return False
        if text[-1] == ":" and text[-2:] != "::":
            return False
        parts = [part for part in parts if part]
        if len(parts) + ("." in text) * 2 > 7:
            return False
    elif count != 8:
        return False
    return all(1 <= len(part) <= 4 and all(char in "0123456789abcdefABCDEF" for char in part) for part in parts)


def _check_brackets(netloc):
    """A ValueError for brackets that hold no address."""
    if netloc.count("[") != netloc.count("]"):
        raise ValueError("Invalid IPv6 URL")
    if "[" not in netloc:
        return
    host = netloc.rpartition("@")[2]
    before, bracket, inside = host.partition("[")
    inside, _, port = inside.partition("]")
    if not bracket or before or port and port[0] != ":":
        raise ValueError("Invalid IPv6 URL")
    if inside[:1] in ("v", "V"):
        digits, point, rest = inside[1:].partition(".")
        if not (digits and point and rest and all(char in "0123456789abcdefABCDEF" for char in digits)
                and all(char.isascii() and (char.isalnum() or char in "-._~!$&'()*+,;=:") for char in rest)):
            raise ValueError("IPvFuture address is invalid")
    elif _is_v4(inside):
        raise ValueError("An IPv4 address cannot be in brackets")
    elif not _is_v6(inside):
        raise ValueError(f"{inside!r} does not appear to be an IPv4 or IPv6 address")


def urlsplit(url, scheme="", allow_fragments=True):
    """The parts of an address: (scheme, netloc, path, query, fragment)."""
    text, default, _ = _as_texts(url, scheme)
    scheme, *parts = _split(text, default, bool(allow_fragments))
    return _result(SplitResult, (scheme, *[part or "" for part in parts]), url)


@functools.lru_cache(maxsize=128, typed=True)
def _split(url, scheme, allow_fragments):
    """The parts of an address; None is one that is not there, unlike an empty one."""
    url = url.lstrip(_CONTROL_OR_SPACE).translate(_REMOVED)
    scheme = scheme.strip(_CONTROL_OR_SPACE).translate(_REMOVED)
    colon = url.find(":")
    if colon > 0 and url[0].isascii() and url[0].isalpha():
        if not url[:colon].strip(scheme_chars):
            scheme, url = url[:colon].lower(), url[colon + 1:]
    netloc = query = fragment = None
    if url[:2] == "//":
        end = min((at for at in (url.find(char, 2) for char in "/?#") if at >= 0), default=len(url))
        netloc, url = url[2:end], url[end:]
        _check_brackets(netloc)
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    _check_netloc(netloc)
    return scheme, netloc, url, query, fragment


def urlunparse(components):
    """The address of the six parts."""
    scheme, netloc, url, params, query, fragment, as_given = _as_texts(*components)
    if params:
        url = f"{url};{params}"
    return as_given(urlunsplit((scheme, netloc, url, query, fragment)))


def urlunsplit(components):
    """The address of the five parts."""
    scheme, netloc, url, query, fragment, as_given = _as_texts(*components)
    if not netloc:
        # Some schemes have two slashes even where no host follows.
        netloc = "" if scheme and scheme in uses_netloc and (not url or url[:1] == "/") else None
    return as_given(_join(scheme, netloc, url, query or None, fragment or None))


def _join(scheme, netloc, path, query, fragment):
    """The address of its parts; None is one that is not there."""
    if netloc is not None:
        path = f"//{netloc}/{path}" if path and path[:1] != "/" else f"//{netloc}{path}"
    elif path[:2] == "//":
        # Without this the path would be taken for a host.
        path = "//" + path
    if scheme:
        path = f"{scheme}:{path}"
    if query is not None:
        path = f"{path}?{query}"
    return path if fragment is None else f"{path}#{fragment}"


def urljoin(base, url, allow_fragments=True):
    """The address that another is when it is read on the page of the first."""
    if not base:
        return url
    if not url:
        return base
    base, url, as_given = _as_texts(base, url)
    from_scheme, from_netloc, from_path, from_query, from_fragment = _split(base, "", bool(allow_fragments))
    scheme, netloc, path, query, fragment = _split(url, from_scheme, bool(allow_fragments))
    if scheme != from_scheme or scheme not in uses_relative:
        return as_given(url)
    if scheme in uses_netloc:
        if netloc:
            return as_given(_join(scheme, netloc, path, query, fragment))
        netloc = from_netloc
    if path:
        path = _resolved(from_path, path)
    else:
        path = from_path
        if query is None:
            query = from_query
            if fragment is None:
                fragment = from_fragment
    return as_given(_join(scheme, netloc, path, query, fragment))


def _resolved(base, path):
    """The path from the root that another is when it is read at the first."""
    parts = path.split("/")
    if path[:1] != "/":
        before = base.split("/")
        if before[-1] != "":
            # The last part is the page, the others lead to it.
            before.pop()
        parts = before + parts
        # An empty part in the middle leads nowhere.
        parts[1:-1] = filter(None, parts[1:-1])
    resolved = []
    for part in parts:
        if part == "..":
            if resolved:
                resolved.pop()
        elif part != ".":
            resolved.append(part)
    if parts[-1] in (".", ".."):
        resolved.append("")
    return "/".join(resolved) or "/"


def urldefrag(url):
    """An address without its fragment, and the fragment."""
    text, _ = _as_texts(url)
    if "#" in text:
        scheme, netloc, path, params, query, fragment = urlparse(text)
        parts = urlunparse((scheme, netloc, path, params, query, "")), fragment
    else:
        parts = text, ""
    return _result(DefragResult, parts, url)


_HEX = "0123456789ABCDEFabcdef"
_ALWAYS_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")


def _unquoted(data):
    """Bytes with each %XX read."""
    first, *rest = data.split(b"%")
    if not rest:
        return data
    pieces = [first]
    for part in rest:
        try:
            # Two digits, and no sign or space that int would take.
            if not part[:2].isalnum() or len(part) < 2:
                raise ValueError
            pieces.append(bytes((int(part[:2], 16),)))
            pieces.append(part[2:])
        except ValueError:
            pieces.append(b"%")
            pieces.append(part)
    return b"".join(pieces)


def unquote_to_bytes(string):
    """The bytes that a text with %XX stands for."""
    if not string:
        # Whatever is empty, but of the right kind.
        string.split
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    return bytes(_unquoted(bytes(string)))


def unquote(string, encoding="utf-8", errors="replace"):
    """The text that one with %XX stands for."""
    if isinstance(string, bytes):
        return _unquoted(string).decode(encoding or "utf-8", errors or "replace")
    if "%" not in string:
        string.split
        return string
    encoding, errors = encoding or "utf-8", errors or "replace"
    if string.isascii():
        return _unquoted(string.encode()).decode(encoding, errors)
    # What is not ASCII stays as it is: only what lies between is read in the encoding.
    pieces, start, is_ascii = [], 0, string[0].isascii()
    for end in range(1, len(string) + 1):
        if end == len(string) or string[end].isascii() is not is_ascii:
            piece = string[start:end]
            pieces.append(_unquoted(piece.encode()).decode(encoding, errors) if is_ascii else piece)
            start, is_ascii = end, not is_ascii
    return "".join(pieces)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    """As `unquote`, with + for spaces."""
    return unquote(string.replace("+", " "), encoding, errors)


@functools.lru_cache(maxsize=32)
def _quotes(safe):
    """The bytes that stay as they are, and how each byte is written."""
    keep = _ALWAYS_SAFE.union(safe)
    return bytes(keep), [chr(byte) if byte in keep else f"%{byte:02X}" for byte in range(256)]


def quote(string, safe="/", encoding=None, errors=None):
    """The text with %XX for what has a meaning in addresses."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or "utf-8", errors or "strict")
    else:
        if encoding is not None:
            raise TypeError("quote() doesn't support 'encoding' for bytes")
        if errors is not None:
            raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """As `quote`, with + for spaces."""
    if isinstance(string, str) and " " not in string or isinstance(string, bytes) and b" " not in string:
        return quote(string, safe, encoding, errors)
    space = " " if isinstance(safe, str) else b" "
    return quote(string, safe + space, encoding, errors).replace(" ", "+")


def quote_from_bytes(bs, safe="/"):
    """The bytes as a text, with %XX for what has a meaning in addresses."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ""
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    else:
        safe = bytes([byte for byte in safe if byte < 128])
    kept, written = _quotes(safe)
    if not bs.rstrip(kept):
        return bs.decode()
    return "".join([written[byte] for byte in bs])


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """The query of a mapping, or of pairs."""
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as error:
            raise TypeError("not a valid non-string sequence or mapping object") from error

    def write(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(str(value), safe, encoding, errors)

    fields = []
    for key, value in query:
        name = write(key)
        values = [value]
        if doseq and not isinstance(value, (bytes, str)):
            try:
                len(value)
                values = value
            except TypeError:
                pass
        fields += [f"{name}={write(each)}" for each in values]
    return "&".join(fields)


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
             max_num_fields=None, separator="&"):
    """The fields of a query: for each name the list of its values."""
    fields = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator,
                                 _stacklevel=2):
        fields.setdefault(name, []).append(value)
    return fields


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace",
              max_num_fields=None, separator="&", *, _stacklevel=1):
    """The fields of a query: (name, value) for each."""
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if isinstance(qs, str):
        if not isinstance(separator, str):
            separator = str(separator, "ascii")
        equals = "="

        def read(text):
            return unquote_plus(text, encoding=encoding, errors=errors)
    elif qs is None:
        return []
    else:
        try:
            qs = bytes(memoryview(qs))
        except TypeError:
            if not qs:
                import warnings

                warnings.warn(f"Accepting {type(qs).__name__} objects with false value in urllib.parse.parse_qsl() "
                              "is deprecated as of 3.14", DeprecationWarning, stacklevel=_stacklevel + 1)
                return []
            raise
        if isinstance(separator, str):
            separator = bytes(separator, "ascii")
        equals = b"="

        def read(data):
            return unquote_to_bytes(data.replace(b"+", b" "))
    if not qs:
        return []
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    found = []
    for field in qs.split(separator):
        if not field and not strict_parsing:
            continue
        name, sign, value = field.partition(equals)
        if not sign and strict_parsing:
            raise ValueError(f"bad query field: {field!r}")
        if value or keep_blank_values:
            found.append((read(name), read(value)))
    return found


def unwrap(url):
    """An address without the brackets of <URL:scheme://host/path>."""
    url = str(url).strip()
    if url[:1] == "<" and url[-1:] == ">":
        url = url[1:-1].strip()
    return url[4:].strip() if url[:4] == "URL:" else url
