"""What opens addresses. The network is the host's: it asks for what lies there by a function that the host gives."""

from urllib._auth import (
    AbstractBasicAuthHandler, AbstractDigestAuthHandler, HTTPBasicAuthHandler, HTTPDigestAuthHandler, HTTPPasswordMgr,
    HTTPPasswordMgrWithDefaultRealm, HTTPPasswordMgrWithPriorAuth, ProxyBasicAuthHandler, ProxyDigestAuthHandler,
)
from urllib._openers import (
    AbstractHTTPHandler, BaseHandler, CacheFTPHandler, DataHandler, FileHandler, FTPHandler, HTTPCookieProcessor,
    HTTPDefaultErrorHandler, HTTPErrorProcessor, HTTPHandler, HTTPRedirectHandler, HTTPSHandler, OpenerDirector,
    ProxyHandler, UnknownHandler, __version__,
)
from urllib._requests import (
    Request, _parse_proxy, getproxies, getproxies_environment, parse_http_list, parse_keqv_list, pathname2url,
    proxy_bypass, proxy_bypass_environment, request_host, url2pathname,
)
from urllib.error import ContentTooShortError, HTTPError, URLError
from urllib.parse import quote, unquote, unquote_to_bytes, unwrap, urljoin, urlparse, urlsplit, urlunparse
from urllib.response import addclosehook, addinfourl

__all__ = [
    "Request", "OpenerDirector", "BaseHandler", "HTTPDefaultErrorHandler", "HTTPRedirectHandler", "HTTPCookieProcessor",
    "ProxyHandler", "HTTPPasswordMgr", "HTTPPasswordMgrWithDefaultRealm", "HTTPPasswordMgrWithPriorAuth",
    "AbstractBasicAuthHandler", "HTTPBasicAuthHandler", "ProxyBasicAuthHandler", "AbstractDigestAuthHandler",
    "HTTPDigestAuthHandler", "ProxyDigestAuthHandler", "HTTPHandler", "FileHandler", "FTPHandler", "CacheFTPHandler",
    "DataHandler", "UnknownHandler", "HTTPErrorProcessor", "urlopen", "install_opener", "build_opener", "pathname2url",
    "url2pathname", "getproxies", "urlretrieve", "urlcleanup", "HTTPSHandler",
]

_DEFAULTS = (
    ProxyHandler, UnknownHandler, HTTPHandler, HTTPDefaultErrorHandler, HTTPRedirectHandler, FTPHandler, FileHandler,
    HTTPErrorProcessor, DataHandler, HTTPSHandler,
)
_NO_TIMEOUT = object()
# What `urlopen` asks, and the files that `urlretrieve` made.
_opener = None
_files = []


def urlopen(url, data=None, timeout=_NO_TIMEOUT, *, context=None):
    """Opens an address, or what a request asks for."""
    global _opener

    if context is not None:
        opener = build_opener(HTTPSHandler(context=context))
    elif _opener is None:
        _opener = opener = build_opener()
    else:
        opener = _opener
    return opener.open(url, data, None if timeout is _NO_TIMEOUT else timeout)


def install_opener(opener):
    """Makes a director the one that `urlopen` asks."""
    global _opener

    _opener = opener


def build_opener(*handlers):
    """A director of the handlers that there are, but those in place of which others are given."""
    def stands_for(handler, default):
        return issubclass(handler, default) if isinstance(handler, type) else isinstance(handler, default)

    opener = OpenerDirector()
    for default in _DEFAULTS:
        if not any(stands_for(handler, default) for handler in handlers):
            opener.add_handler(default())
    for handler in handlers:
        opener.add_handler(handler() if isinstance(handler, type) else handler)
    return opener


def urlretrieve(url, filename=None, reporthook=None, data=None):
    """Puts what lies at an address into a file."""
    import contextlib

    with contextlib.closing(urlopen(url, data)) as source:
        headers = source.info()
        if filename is None and url[:5].lower() == "file:":
            return url2pathname(url, require_scheme=True), headers
        if filename is None:
            import tempfile

            file = tempfile.NamedTemporaryFile(delete=False)
            filename = file.name
            _files.append(filename)
        else:
            file = open(filename, "wb")
        with file:
            size = int(headers["Content-Length"]) if "content-length" in headers else -1
            count = number = 0
            if reporthook:
                reporthook(number, 8192, size)
            while block := source.read(8192):
                count += len(block)
                file.write(block)
                number += 1
                if reporthook:
                    reporthook(number, 8192, size)
    if 0 <= count < size:
        raise ContentTooShortError(
            f"retrieval incomplete: got only {count} out of {size} bytes", (filename, headers))
    return filename, headers


def urlcleanup():
    """Takes the files of `urlretrieve` away, and the director that was installed."""
    global _opener
    import os

    for name in _files:
        try:
            os.unlink(name)
        except OSError:
            pass
    _files.clear()
    _opener = None


def localhost():
    """The address of the machine itself."""
    return "127.0.0.1"
