"""What opens addresses: handlers, each for a scheme or for what was answered, and a director that asks them."""

import bisect

from urllib._requests import Request, getproxies, pathname2url, proxy_bypass, url2pathname
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, unquote_to_bytes, urljoin, urlparse, urlsplit, urlunparse
from urllib.response import addinfourl

__version__ = "3.14"


class OpenerDirector:
    """Asks its handlers to open an address."""

    def __init__(self):
        self.addheaders = [("User-agent", f"Python-urllib/{__version__}")]
        self.handlers = []
        self.handle_open, self.handle_error = {}, {}
        self.process_response, self.process_request = {}, {}

    def add_handler(self, handler):
        """Adds a handler: its methods say by their names what they are for, as `http_open` does."""
        if not hasattr(handler, "add_parent"):
            raise TypeError(f"expected BaseHandler instance, got {type(handler)!r}")
        is_added = False
        for method in dir(handler):
            if method in ("redirect_request", "do_open", "proxy_open"):
                # These only look like methods for a scheme.
                continue
            protocol, mark, condition = method.partition("_")
            if not mark:
                continue
            if condition.startswith("error"):
                kind = condition[condition.find("_") + 1:]
                kind = int(kind) if kind.isdigit() else kind
                lookup = self.handle_error.setdefault(protocol, {})
            elif condition == "open":
                kind, lookup = protocol, self.handle_open
            elif condition == "response":
                kind, lookup = protocol, self.process_response
            elif condition == "request":
                kind, lookup = protocol, self.process_request
            else:
                continue
            bisect.insort(lookup.setdefault(kind, []), handler)
            is_added = True
        if is_added:
            bisect.insort(self.handlers, handler)
            handler.add_parent(self)

    def close(self):
        pass

    def _call_chain(self, chain, kind, method, *args):
        for handler in chain.get(kind, ()):
            result = getattr(handler, method)(*args)
            if result is not None:
                return result

    def open(self, fullurl, data=None, timeout=None):
        """Opens an address, or what a request asks for."""
        if isinstance(fullurl, str):
            request = Request(fullurl, data)
        else:
            request = fullurl
            if data is not None:
                request.data = data
        request.timeout = timeout
        protocol = request.type
        for processor in self.process_request.get(protocol, ()):
            request = getattr(processor, protocol + "_request")(request)
        response = self._open(request, data)
        for processor in self.process_response.get(protocol, ()):
            response = getattr(processor, protocol + "_response")(request, response)
        return response

    def _open(self, request, data=None):
        result = self._call_chain(self.handle_open, "default", "default_open", request)
        if result:
            return result
        protocol = request.type
        result = self._call_chain(self.handle_open, protocol, protocol + "_open", request)
        return result or self._call_chain(self.handle_open, "unknown", "unknown_open", request)

    def error(self, proto, *args):
        """Asks what handles an error."""
        if proto in ("http", "https"):
            # What is answered is told by its code; https has the handlers of http.
            chain = self.handle_error["http"]
            kind = args[2]
            result = self._call_chain(chain, kind, f"http_error_{kind}", *args)
            return result or self._call_chain(chain, "default", "http_error_default", *args)
        return self._call_chain(self.handle_error, proto, proto + "_error", *args) or None


class BaseHandler:
    """A handler: its place among the others, and the director that it belongs to."""

    handler_order = 500

    def add_parent(self, parent):
        self.parent = parent

    def close(self):
        pass

    def __lt__(self, other):
        if not hasattr(other, "handler_order"):
            return True
        return self.handler_order < other.handler_order


class HTTPErrorProcessor(BaseHandler):
    """Hands what is no success to those who handle errors."""

    handler_order = 1000

    def http_response(self, request, response):
        code, msg, headers = response.code, response.msg, response.info()
        if not 200 <= code < 300:
            response = self.parent.error("http", request, response, code, msg, headers)
        return response

    https_response = http_response


class HTTPDefaultErrorHandler(BaseHandler):
    """Raises what nobody else handles."""

    def http_error_default(self, req, fp, code, msg, hdrs):
        raise HTTPError(req.full_url, code, msg, hdrs, fp)


# The headers of what a redirection does not take along.
_OF_CONTENT = "content-length", "content-type"


class HTTPRedirectHandler(BaseHandler):
    """Goes where an answer says that the address is now."""

    max_repeats, max_redirections = 4, 10
    inf_msg = ("The HTTP server returned a redirect error that would lead to an infinite loop.\n"
               "The last 30x error message was:\n")

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        """The request for the new address; an error if it is none to follow."""
        method = req.get_method()
        may_follow = method in ("GET", "HEAD") and code in (301, 302, 303, 307, 308)
        if not may_follow and not (method == "POST" and code in (301, 302, 303)):
            raise HTTPError(req.full_url, code, msg, headers, fp)
        kept = {key: value for key, value in req.headers.items() if key.lower() not in _OF_CONTENT}
        return Request(newurl.replace(" ", "%20"), headers=kept, origin_req_host=req.origin_req_host, unverifiable=True,
                       method="HEAD" if method == "HEAD" else "GET")

    def http_error_302(self, req, fp, code, msg, headers):
        if "location" in headers:
            newurl = headers["location"]
        elif "uri" in headers:
            newurl = headers["uri"]
        else:
            return
        parts = urlparse(newurl)
        if parts.scheme not in ("http", "https", "ftp", ""):
            raise HTTPError(newurl, code, f"{msg} - Redirection to url '{newurl}' is not allowed", headers, fp)
        if not parts.path and parts.netloc:
            parts = list(parts)
            parts[2] = "/"
        newurl = quote(urlunparse(parts), encoding="iso-8859-1", safe="!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
        newurl = urljoin(req.full_url, newurl)
        new = self.redirect_request(req, fp, code, msg, headers, newurl)
        if new is None:
            return
        # How often each address was gone to goes along.
        visited = getattr(req, "redirect_dict", {})
        if visited.get(newurl, 0) >= self.max_repeats or len(visited) >= self.max_redirections:
            raise HTTPError(req.full_url, code, self.inf_msg + msg, headers, fp)
        visited[newurl] = visited.get(newurl, 0) + 1
        new.redirect_dict = req.redirect_dict = visited
        fp.read()
        fp.close()
        return self.parent.open(new, timeout=req.timeout)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302


class ProxyHandler(BaseHandler):
    """Asks a proxy in place of the host. What opens addresses here goes by the address alone."""

    handler_order = 100

    def __init__(self, proxies=None):
        proxies = getproxies() if proxies is None else proxies
        if not hasattr(proxies, "keys"):
            raise AssertionError("proxies must be a mapping")
        self.proxies = proxies
        for type, url in proxies.items():
            setattr(self, type.lower() + "_open",
                    lambda request, proxy=url, type=type.lower(): self.proxy_open(request, proxy, type))

    def proxy_open(self, req, proxy, type):
        from urllib._requests import _parse_proxy

        original = req.type
        proxy_type, user, password, hostport = _parse_proxy(proxy)
        proxy_type = original if proxy_type is None else proxy_type
        if req.host and proxy_bypass(req.host):
            return None
        if user and password:
            from urllib._auth import basic

            req.add_header("Proxy-authorization", basic(unquote(user), unquote(password)))
        req.set_proxy(unquote(hostport), proxy_type)
        if original == proxy_type or original == "https":
            return None
        return self.parent.open(req, timeout=req.timeout)


class UnknownHandler(BaseHandler):
    """Says that nobody opens addresses of a scheme."""

    def unknown_open(self, req):
        raise URLError(f"unknown url type: {req.type}")


class Response(addinfourl):
    """What was answered, in one piece."""

    version = 11

    def __init__(self, status, reason, headers, body, url):
        import io

        super().__init__(io.BytesIO(body), headers, url, status)
        self.reason = self.msg = reason
        self.length = len(body)

    def getheader(self, name, default=None):
        values = self.headers.get_all(name)
        return ", ".join(values) if values else default

    def getheaders(self):
        return self.headers.items()


def fetch(request, body):
    """Asks the host's function."""
    import _network
    from urllib._headers import Headers

    if not hasattr(_network, "fetch"):
        text = (f"{request.type}: the network is not open to scripts here; "
                "a host provides it with nonlocal_library::Library::network")
        raise URLError(PermissionError(1, text))
    headers = dict(request.unredirected_hdrs)
    headers.update((name, value) for name, value in request.headers.items() if name not in headers)
    pairs = [(name.title(), str(value)) for name, value in headers.items()]
    for name, value in pairs:
        if "\r" in value or "\n" in value or not name.isascii() or any(char in name for char in "\r\n: "):
            raise ValueError(f"Invalid header {name!r}: {value!r}")
    timeout = request.timeout if isinstance(getattr(request, "timeout", None), (int, float)) else None
    url = request._full_url
    try:
        status, answered, body = _network.fetch(request.get_method(), url, pairs, body, timeout)
    except URLError:
        raise
    except OSError as error:
        raise URLError(error) from None
    return Response(status, _reason(status), Headers(answered), body, request.full_url)


# What codes are called.
_REASONS = {
    200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 206: "Partial Content", 301: "Moved Permanently",
    302: "Found", 303: "See Other", 304: "Not Modified", 307: "Temporary Redirect", 308: "Permanent Redirect",
    400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    406: "Not Acceptable", 408: "Request Timeout", 409: "Conflict", 410: "Gone", 413: "Content Too Large",
    414: "URI Too Long", 415: "Unsupported Media Type", 418: "I'm a Teapot", 422: "Unprocessable Content",
    429: "Too Many Requests", 500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway",
    503: "Service Unavailable", 504: "Gateway Timeout",
}


def _reason(status):
    return _REASONS.get(status, "")


class AbstractHTTPHandler(BaseHandler):
    """Opens addresses of the web."""

    def __init__(self, debuglevel=None):
        self._debuglevel = debuglevel or 0

    def set_http_debuglevel(self, level):
        self._debuglevel = level

    def do_request_(self, request):
        """Adds the headers that a request needs."""
        host = request.host
        if not host:
            raise URLError("no host given")
        data = request.data
        if data is not None:
            if isinstance(data, str):
                raise TypeError("POST data should be bytes, an iterable of bytes, or a file object. "
                                "It cannot be of type str.")
            if not request.has_header("Content-type"):
                request.add_unredirected_header("Content-type", "application/x-www-form-urlencoded")
            if not request.has_header("Content-length") and not request.has_header("Transfer-encoding"):
                size = _size(data)
                if size is not None:
                    request.add_unredirected_header("Content-length", str(size))
                else:
                    request.add_unredirected_header("Transfer-encoding", "chunked")
        if request.has_proxy():
            host = urlsplit(request.selector).netloc or host
        if not request.has_header("Host"):
            request.add_unredirected_header("Host", host)
        for name, value in self.parent.addheaders:
            name = name.capitalize()
            if not request.has_header(name):
                request.add_unredirected_header(name, value)
        return request

    def do_open(self, http_class, req, **http_conn_args):
        """Asks the host's function; the class of a connection says nothing here."""
        if not req.host:
            raise URLError("no host given")
        if any(char <= " " or char == "\x7f" for char in req._full_url):
            raise ValueError(f"URL can't contain control characters. {req._full_url!r}")
        return fetch(req, _body(req.data))


def _size(data):
    """How many bytes there are, where that is known before they are read."""
    if isinstance(data, (bytes, bytearray)):
        return len(data)
    try:
        return memoryview(data).nbytes
    except TypeError:
        return None


def _body(data):
    """The bytes of the data, of a file or of pieces."""
    if data is None or isinstance(data, bytes):
        return data
    if hasattr(data, "read"):
        data = data.read()
        return data.encode("iso-8859-1") if isinstance(data, str) else bytes(data)
    try:
        return bytes(memoryview(data))
    except TypeError:
        return b"".join(data)


class HTTPHandler(AbstractHTTPHandler):
    """Opens addresses of http."""

    def http_open(self, req):
        return self.do_open(None, req)

    http_request = AbstractHTTPHandler.do_request_


class HTTPSHandler(AbstractHTTPHandler):
    """Opens addresses of https."""

    def __init__(self, debuglevel=None, context=None, check_hostname=None):
        super().__init__(debuglevel)
        self._context = context

    def https_open(self, req):
        return self.do_open(None, req, context=self._context)

    https_request = AbstractHTTPHandler.do_request_


class HTTPCookieProcessor(BaseHandler):
    """Keeps cookies in a jar that the script gives."""

    def __init__(self, cookiejar=None):
        if cookiejar is None:
            import http.cookiejar

            cookiejar = http.cookiejar.CookieJar()
        self.cookiejar = cookiejar

    def http_request(self, request):
        self.cookiejar.add_cookie_header(request)
        return request

    def http_response(self, request, response):
        self.cookiejar.extract_cookies(response, request)
        return response

    https_request, https_response = http_request, http_response


class FileHandler(BaseHandler):
    """Opens files, where the host has given those."""

    names = None

    def file_open(self, req):
        return self.open_local_file(req)

    def get_names(self):
        if FileHandler.names is None:
            FileHandler.names = "127.0.0.1",
        return FileHandler.names

    def open_local_file(self, req):
        from urllib._headers import Headers

        try:
            path = url2pathname(req.full_url, require_scheme=True, resolve_host=True)
            file = open(path, "rb")
        except URLError:
            raise
        except OSError as error:
            raise URLError(error, req.full_url) from None
        headers = Headers([("Content-type", _guess(path))])
        try:
            import os

            headers["Content-length"] = str(os.stat(path).st_size)
        except (OSError, AttributeError):
            pass
        return addinfourl(file, headers, pathname2url(path, add_scheme=True))


_TYPES = {
    ".html": "text/html", ".htm": "text/html", ".txt": "text/plain", ".css": "text/css", ".csv": "text/csv",
    ".js": "text/javascript", ".json": "application/json", ".xml": "text/xml", ".pdf": "application/pdf",
    ".png": "image/png", ".gif": "image/gif", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml",
    ".py": "text/x-python", ".zip": "application/zip",
}


def _guess(path):
    return _TYPES.get(path[path.rfind("."):].lower() if "." in path else "", "text/plain")


class FTPHandler(BaseHandler):
    """Says that there is no FTP."""

    def ftp_open(self, req):
        if not req.host:
            raise URLError("ftp error: no host given")
        return fetch(req, None)


class CacheFTPHandler(FTPHandler):
    """The same."""

    def setTimeout(self, t):
        pass

    def setMaxConns(self, m):
        pass


class DataHandler(BaseHandler):
    """Opens addresses that contain what they are the address of."""

    def data_open(self, req):
        import io

        from urllib._headers import Headers

        url = req.full_url
        scheme, data = url.split(":", 1)
        kind, data = data.split(",", 1)
        # They would become the lines of headers.
        if any(char < " " or char == "\x7f" for char in kind):
            raise ValueError("Control characters not allowed in data: mediatype")
        data = unquote_to_bytes(data)
        if kind.endswith(";base64"):
            import base64

            data = base64.decodebytes(data)
            kind = kind[:-7]
        headers = Headers([("Content-type", kind or "text/plain;charset=US-ASCII"), ("Content-length", str(len(data)))])
        return addinfourl(io.BytesIO(data), headers, url)


for _class in list(vars().values()):
    if isinstance(_class, type) and _class.__module__ == __name__ and _class is not Response:
        _class.__module__ = "urllib.request"
del _class
