"""Requests, and addresses as paths."""

import re

from urllib.error import URLError
from urllib.parse import (
    _splittag, _splittype, _splithost, quote, unquote, unwrap, urlparse, urlsplit,
)

_PORT = re.compile(r":\d+$", re.ASCII)


def request_host(request):
    """The host of a request, in small letters and without its port."""
    host = urlparse(request.full_url)[1]
    if host == "":
        host = request.get_header("Host", "")
    return _PORT.sub("", host, 1).lower()


class Request:
    """What is asked of an address."""

    __module__ = "urllib.request"

    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url = url
        self.headers, self.unredirected_hdrs = {}, {}
        self._data = None
        self.data = data
        self._tunnel_host = None
        for key, value in headers.items():
            self.add_header(key, value)
        self.origin_req_host = request_host(self) if origin_req_host is None else origin_req_host
        self.unverifiable = unverifiable
        if method:
            self.method = method

    @property
    def full_url(self):
        return f"{self._full_url}#{self.fragment}" if self.fragment else self._full_url

    @full_url.setter
    def full_url(self, url):
        # A str of the script's own class keeps no more than its text.
        self._full_url = unwrap(url)
        self._full_url, self.fragment = _splittag(self._full_url)
        self._parse()

    @full_url.deleter
    def full_url(self):
        self._full_url = self.fragment = None
        self.selector = ""

    @property
    def data(self):
        return self._data

    @data.setter
    def data(self, data):
        if data != self._data:
            self._data = data
            # It was that of other data.
            if self.has_header("Content-length"):
                self.remove_header("Content-length")

    @data.deleter
    def data(self):
        self.data = None

    def _parse(self):
        self.type, rest = _splittype(self._full_url)
        if self.type is None:
            raise ValueError(f"unknown url type: {self.full_url!r}")
        self.host, self.selector = _splithost(rest)
        if self.host:
            self.host = unquote(self.host)

    def get_method(self):
        """The method: as it was given, or by whether there is data."""
        return getattr(self, "method", "POST" if self.data is not None else "GET")

    def get_full_url(self):
        return self.full_url

    def set_proxy(self, host, type):
        """Asks another host for the address."""
        if self.type == "https" and not self._tunnel_host:
            self._tunnel_host = self.host
        else:
            self.type = type
            self.selector = self.full_url
        self.host = host

    def has_proxy(self):
        return self.selector == self.full_url

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def add_unredirected_header(self, key, val):
        """Adds a header that a redirection does not take along."""
        self.unredirected_hdrs[key.capitalize()] = val

    def has_header(self, header_name):
        return header_name in self.headers or header_name in self.unredirected_hdrs

    def get_header(self, header_name, default=None):
        return self.headers.get(header_name, self.unredirected_hdrs.get(header_name, default))

    def remove_header(self, header_name):
        self.headers.pop(header_name, None)
        self.unredirected_hdrs.pop(header_name, None)

    def header_items(self):
        return list({**self.unredirected_hdrs, **self.headers}.items())


def pathname2url(pathname, *, add_scheme=False):
    """A path as an address."""
    scheme = "file:" if add_scheme else ""
    if pathname[:1] == "/":
        scheme += "//"
    return scheme + quote(pathname)


def url2pathname(url, *, require_scheme=False, resolve_host=False):
    """The path of an address without its scheme, or with it."""
    if not require_scheme:
        url = "file:" + url
    scheme, authority, path = urlsplit(url)[:3]
    if scheme != "file":
        raise URLError("URL is missing a 'file:' scheme")
    if authority and authority != "localhost" and not (resolve_host and authority == "127.0.0.1"):
        raise URLError("file:// scheme is supported only on localhost")
    return unquote(path, errors="surrogateescape")


# Proxies. The host's function decides how it reaches an address; they are for programs that ask.

def getproxies_environment():
    """The proxies that the environment names, by scheme."""
    import os

    proxies = {}
    found = [(name.lower(), name, value) for name, value in os.environ.items() if name[-6:].lower() == "_proxy"]
    for lower, name, value in found:
        if value:
            proxies[lower[:-6]] = value
    # That of a program that serves a request would be one that the request has chosen.
    if "REQUEST_METHOD" in os.environ:
        proxies.pop("http", None)
    for lower, name, value in found:
        if name[-6:] == "_proxy":
            if value:
                proxies[lower[:-6]] = value
            else:
                proxies.pop(lower[:-6], None)
    return proxies


def proxy_bypass_environment(host, proxies=None):
    """Whether the environment says that a host is reached without a proxy."""
    from urllib.parse import _splitport

    proxies = getproxies_environment() if proxies is None else proxies
    if "no" not in proxies:
        return False
    excluded = proxies["no"]
    if excluded == "*":
        return True
    host = host.lower()
    alone = _splitport(host)[0]
    for name in excluded.split(","):
        name = name.strip().lstrip(".").lower()
        if name and (name in (alone, host) or alone.endswith("." + name) or host.endswith("." + name)):
            return True
    return False


getproxies, proxy_bypass = getproxies_environment, proxy_bypass_environment


def _parse_proxy(proxy):
    """The scheme, the user, the password, and the host with its port."""
    from urllib.parse import _splitpasswd, _splituser

    scheme, rest = _splittype(proxy)
    if not rest.startswith("/"):
        scheme, authority = None, proxy
    else:
        if not rest.startswith("//"):
            raise ValueError(f"proxy URL with no authority: {proxy!r}")
        # The authority of an address that is none of a proxy can have slashes behind an at sign.
        at = rest.find("@")
        end = rest.find("/", 2 if at < 0 else at)
        authority = rest[2:] if end < 0 else rest[2:end]
    user = password = None
    info, hostport = _splituser(authority)
    if info is not None:
        user, password = _splitpasswd(info)
    return scheme, user, password, hostport


# The parts of headers.

def parse_http_list(s):
    """The parts of a list that commas separate, where those stand in no quotes."""
    parts, part = [], ""
    is_escaped = is_quoted = False
    for char in s:
        if is_escaped:
            part += char
            is_escaped = False
        elif is_quoted:
            if char == "\\":
                is_escaped = True
                continue
            is_quoted = char != '"'
            part += char
        elif char == ",":
            parts.append(part)
            part = ""
        else:
            is_quoted = char == '"'
            part += char
    if part:
        parts.append(part)
    return [part.strip() for part in parts]


def parse_keqv_list(l):
    """A list of names with values, as a dict."""
    parsed = {}
    for part in l:
        name, value = part.split("=", 1)
        if value[0] == '"' and value[-1] == '"':
            value = value[1:-1]
        parsed[name] = value
    return parsed


for _function in (pathname2url, url2pathname, getproxies_environment, proxy_bypass_environment, parse_http_list,
                  parse_keqv_list, request_host):
    _function.__module__ = "urllib.request"
del _function
