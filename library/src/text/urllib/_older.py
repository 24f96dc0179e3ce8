"""Functions for parts of addresses that `urllib.parse` had before `urlsplit`."""


def _first_part(text, mark):
    """What lies before and behind the last mark; None where there is no mark."""
    before, found, after = text.rpartition(mark)
    return (before, after) if found else (text, None)


def _splittype(url):
    """The scheme, and the rest."""
    scheme, colon, rest = url.partition(":")
    return (scheme.lower(), rest) if colon and scheme and "/" not in scheme else (None, url)


def _splithost(url):
    """The host, and the path."""
    if url[:2] != "//":
        return None, url
    end = min((at for at in (url.find(char, 2) for char in "/#?") if at >= 0), default=len(url))
    host, path = url[2:end], url[end:]
    return host, "/" + path if path and path[0] != "/" else path


def _splituser(host):
    """The user, and the host."""
    user, at, host = host.rpartition("@")
    return user if at else None, host


def _splitpasswd(user):
    """The name, and the password."""
    name, colon, password = user.partition(":")
    return name, password if colon else None


def _splitport(host):
    """The host, and the port as text."""
    name, colon, port = host.rpartition(":")
    if colon and not port.strip("0123456789"):
        return name, port or None
    return host, None


def _splitnport(host, defport=-1):
    """The host, and the port as a number; None for what is none."""
    name, colon, port = host.rpartition(":")
    if not colon:
        return host, defport
    if not port:
        return name, defport
    return name, int(port) if port.isdigit() and port.isascii() else None


def _splitquery(url):
    """The address, and the query."""
    return _first_part(url, "?")


def _splittag(url):
    """The address, and the fragment."""
    return _first_part(url, "#")


def _splitattr(url):
    """The path, and its attributes."""
    path, *attributes = url.split(";")
    return path, attributes


def _splitvalue(attr):
    """The name, and the value."""
    name, sign, value = attr.partition("=")
    return name, value if sign else None


def _to_bytes(url):
    """The address as a text of ASCII."""
    if isinstance(url, str):
        try:
            url = url.encode("ASCII").decode()
        except UnicodeError:
            raise UnicodeError(f"URL {url!r} contains non-ASCII characters") from None
    return url


def _deprecated(name, function, instead):
    def call(*args, **kwargs):
        import warnings

        warnings.warn(f"urllib.parse.{name}() is deprecated as of 3.8{instead}", DeprecationWarning, stacklevel=2)
        return function(*args, **kwargs)

    call.__name__ = call.__qualname__ = name
    return call


_INSTEAD = ", use urllib.parse.urlparse() instead"
for _name, _function, _hint in (
    ("splittype", _splittype, _INSTEAD), ("splithost", _splithost, _INSTEAD), ("splituser", _splituser, _INSTEAD),
    ("splitpasswd", _splitpasswd, _INSTEAD), ("splitport", _splitport, _INSTEAD),
    ("splitnport", _splitnport, _INSTEAD), ("splitquery", _splitquery, _INSTEAD), ("splittag", _splittag, _INSTEAD),
    ("splitattr", _splitattr, _INSTEAD), ("splitvalue", _splitvalue, ", use urllib.parse.parse_qsl() instead"),
    ("to_bytes", _to_bytes, ""),
):
    globals()[_name] = _deprecated(_name, _function, _hint)
del _name, _function, _hint
