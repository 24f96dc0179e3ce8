"""Expressions of the modules that open addresses: urllib.request, urllib.error, urllib.response; handlers of one's own answer."""
import io, os, pickle, urllib.error, urllib.parse, urllib.request, urllib.response
from urllib.error import ContentTooShortError, HTTPError, URLError
from urllib.request import Request

SCOPE = globals()

# No proxy of whoever runs this.
os.environ.clear()

URLS = (
    "http://example.com/a?b#c", "http://example.com", "https://user:pw@example.com:8443/x", "http://example.com:80/", "HTTP://Example.COM/%41", "mailto:x@y", "ftp://h/f", "data:,x", "nosuch:y", "http:", "http://", "//h/p", "", "x", "<URL:http://h/>", "url:http://h/q", "http://h/a b", "http://h/\xe9", "http://[::1]:8/p", "file:///etc/x", "http://h?q#f#g", "http:///p", "http://h%41/",
)
HEADERS = ("{}", "{'X-Token': 't'}", "{'x-token': 't', 'X-TOKEN': 'u'}", "{'content-type': 'text/x'}", "{'Host': 'other'}", "{'Content-Length': '5'}", "{'User-agent': 'me'}", "[('a', 'b')]", "{'a': 5}", "None", "{5: 'a'}")
DATA = ("None", "b'x=1'", "b''", "'text'", "[b'a', b'b']", "io.BytesIO(b'q')", "bytearray(b'z')", "5", "iter([b'a'])", "memoryview(b'mm')", "{'a': b'b'}")
NAMES = ("'X-token'", "'x-token'", "'X-TOKEN'", "'Content-type'", "'Host'", "'Accept'", "'a'", "5")


def request(chance):
    return f"Request({chance.of(URLS)!a}" + options(chance, data=DATA, headers=HEADERS, origin_req_host=("'o.example'",), unverifiable=("True",), method=("'PUT'", "'HEAD'", "''", "'get'", "None", "5")) + ")"


def facts(request):
    return request.full_url, request.type, request.host, request.selector, request.fragment, request.origin_req_host, request.unverifiable, request.get_method(), sorted(request.header_items(), key=repr), request.data if type(request.data) in (bytes, str, int) else type(request.data).__name__, request.has_proxy()


def changed(request, *steps):
    """What a request is after each of some changes."""
    results = []
    for step in steps:
        try:
            result = step(request)
        except Exception as error:
            result = told(error)
        results.append(result if result is not None else (request.full_url, request.selector, sorted(request.header_items(), key=repr)))
    return results


def requests(chance):
    a = request(chance)
    steps = ", ".join("lambda r: " + chance.of((
        f"r.add_header({chance.of(NAMES)}, {chance.of(('\'v\'', '5', 'None'))})", f"r.add_unredirected_header({chance.of(NAMES)}, 'u')", f"r.remove_header({chance.of(NAMES)})", f"r.has_header({chance.of(NAMES)})", f"r.get_header({chance.of(NAMES)}{chance.of(('', ', \'d\'', ', default=1'))})", f"setattr(r, 'data', {chance.of(DATA[:4])})", "delattr(r, 'data')", f"setattr(r, 'full_url', {chance.of(URLS)!a})", "delattr(r, 'full_url')",
        f"r.set_proxy({chance.of(('proxy:3128', 'p'))!r}, {chance.of(('http', 'https', 'ftp'))!r})", "r.has_proxy()", "r.get_method()", "r.get_full_url()", f"setattr(r, 'method', {chance.of(('\'PATCH\'', 'None'))})", "r.header_items()", "r.timeout", "r.type, r.host",
    )) for _ in range(1 + chance.below(4)))
    return chance.of((f"facts({a})", f"facts({a})", f"changed({a}, {steps})", f"changed({a}, {steps})", f"urllib.request.request_host({a})", f"Request({chance.of(('5', 'None', 'b\'http://h/\'', '[]'))})"))


class Fields:
    """The headers of an answer, as the handlers ask for them."""

    def __init__(self, fields):
        self.fields = fields

    def get_all(self, name, default=None):
        return [value for key, value in self.fields if key.lower() == name.lower()] or default

    def get(self, name, default=None):
        return (self.get_all(name) or [default])[0]

    __getitem__ = get

    def __contains__(self, name):
        return self.get(name) is not None


class Web(urllib.request.HTTPHandler, urllib.request.HTTPSHandler, urllib.request.FTPHandler, urllib.request.FileHandler):
    """Answers by a table: what is asked of a path, and with what."""

    def __init__(self, table):
        super().__init__()
        self.table, self.asked = table, []

    def http_open(self, request):
        headers = {**request.unredirected_hdrs, **request.headers}
        self.asked.append((request.get_method(), request.full_url, request.host, request.selector, sorted((key, str(value)) for key, value in headers.items() if key != "User-agent"), request.timeout if isinstance(request.timeout, (int, float)) else "usual"))
        if len(self.asked) > 30:
            raise URLError("enough")
        code, fields, body = self.table[(len(self.asked) - 1) % len(self.table)]
        found = urllib.response.addinfourl(io.BytesIO(body), Fields(fields), request.full_url, code)
        found.msg = f"code {code}"
        return found

    https_open = ftp_open = file_open = http_open


def asked(table, url, *handlers, **options):
    """What comes of an address, and what was asked for on the way."""
    web = Web(table)
    opener = urllib.request.build_opener(web, *handlers)
    try:
        with opener.open(url, **options) as found:
            result = found.code, found.status, found.geturl(), getattr(found, "msg", "none"), found.read(), type(found).__name__
    except HTTPError as error:
        result = told(error), error.code, error.url, error.filename, error.read(), repr(error)
    except Exception as error:
        result = told(error)
    return result, web.asked


def passwords(*args):
    known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    known.add_password(*args)
    return known


def authority(kind, *args):
    handler = kind(passwords(*args))
    if hasattr(handler, "get_cnonce"):
        handler.get_cnonce = lambda nonce: "0123456789abcdef"
    return handler


class Strict(urllib.request.HTTPRedirectHandler):
    """Follows nothing."""

    def redirect_request(self, *args):
        return None


class Teapot(urllib.request.BaseHandler):
    """Knows what to do with some codes, and with a scheme of its own."""

    handler_order = 200

    def http_error_418(self, request, answer, code, message, headers):
        return answer

    def http_error_404(self, request, answer, code, message, headers):
        return None

    def tea_open(self, request):
        return urllib.response.addinfourl(io.BytesIO(request.selector.encode()), {}, request.full_url, None)

    def tea_request(self, request):
        request.selector += "!"
        return request

    def tea_response(self, request, response):
        response.msg = "brewed"
        return response


PLACES = ("http://example.com/b", "/c", "c?d", "http://example.com", "https://other.example/", "ftp://h/f", "file:///etc/x", "mailto:x", "", "//h2/x", "http://example.com/a b", "http://h/\xe9", "?q", "#f", "../x")
CHALLENGES = ("Basic realm=\"r\"", "Basic realm='r'", "basic realm=r", "Basic", "Digest realm=\"r\", nonce=\"n\", qop=\"auth\"", "Digest realm=\"r\", nonce=\"n\", opaque=\"o\", algorithm=SHA", "Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"", "Digest realm=\"r\"", "Digest realm=\"r\", nonce=\"n\", algorithm=\"X\"", "Bearer x", "Basic realm=\"other\"", "Bearer x, Basic realm=\"r\"", "", "Digest realm=\"r\", nonce=\"n\", algorithm=\"SHA-256\", qop=\"auth,auth-int\"")


def answer_of(chance):
    roll = chance.below(10)
    if roll < 3:
        return chance.of((200, 200, 201, 204, 206)), [], b"fine"
    if roll < 6:
        return chance.of((301, 302, 303, 307, 308, 300, 304)), [(chance.of(("Location", "location", "URI")), chance.of(PLACES))] if chance.percent(90) else [], b"moved"
    if roll < 8:
        return 401, [("WWW-Authenticate", chance.of(CHALLENGES)) for _ in range(1 + chance.percent(20))], b"who?"
    return chance.of((400, 404, 407, 418, 500, 503, 100, 600)), [("Proxy-Authenticate", chance.of(CHALLENGES))] if chance.percent(50) else [], b"no"


def openings(chance):
    table = [answer_of(chance) for _ in range(1 + chance.below(3))]
    realm = chance.of(("'r'", "None", "'other'"))
    kind = chance.of(("HTTPBasicAuthHandler", "HTTPBasicAuthHandler", "HTTPDigestAuthHandler", "ProxyBasicAuthHandler", "ProxyDigestAuthHandler"))
    more = "".join(", " + handler for handler in (f"authority(urllib.request.{kind}, {realm}, {chance.of(('\'http://example.com/\'', '\'example.com\'', '[\'http://h/\', \'example.com:80\']', '\'http://example.com/a/\''))}, 'user', 'pass')", "Strict", "Teapot", "Teapot()", f"urllib.request.ProxyHandler({chance.of(('{}', '{\'http\': \'proxy:3128\'}', '{\'http\': \'http://u:p@proxy:3128/\'}', '{\'https\': \'http://s\'}', '{\'http\': \'x:/y\'}'))})") if chance.percent(25))
    url = chance.of((repr(chance.of(("http://example.com/a", "http://example.com/a/b?c", "https://example.com/", "http://example.com"))), ascii(chance.of(URLS)), request(chance), f"Request('http://example.com/a/x'{options(chance, data=DATA[:4], headers=HEADERS[:7], method=('\'PUT\'', '\'HEAD\''))})"))
    return f"asked({table!a}, {url}{more}{options(chance, data=DATA[:4], timeout=('5', '2.5', 'None')) if chance.percent(30) else ''})"


def of_data(chance):
    """Addresses that are their own content, and of schemes of one's own."""
    address = "data:" + chance.of(("", "", "text/plain", "text/html;charset=utf-8", ";base64", "image/png;base64", ";charset=utf-8;base64", "x")) + chance.of((",", ",", ",", "")) + joined(chance, ("a", "%20", "%e9", "QUJD", "=", "\xe9", ",", "+", "\n", "/", ";"), 4)
    asks = chance.of(("r.read()", "r.headers.items()", "r.headers['content-type'], r.headers['Content-Length']", "r.info().get_content_type()", "r.headers.get_content_charset()", "r.geturl(), r.code, r.status", "r.headers.get('nosuch', 5), 'content-TYPE' in r.headers, len(r.headers)", "r.readline(), r.read(1)", "list(r)", "r.headers.get_all('content-type'), r.headers.keys()", "r.headers.get_content_maintype(), r.headers.get_content_subtype()", "r.headers.get_params()", "r.headers.get_param('charset')"))
    return f"(lambda r: ({asks}))(urllib.request.urlopen({address!a}))"


def parts(chance):
    path = literal(chance, ("/", "a", " ", "%20", "\xe9", "?", "#", "//", "..", ":", "localhost", "file:", "C|", "%", "\\"), 5)
    items = literal(chance, ("a", "=", '"', ",", " ", "b", "\\", '"c, d"', "realm=", ";"), 7)
    pairs = [chance.of(("a=b", 'c="d"', "e", "f=", '="g"', 'h="', "i=j=k", 'l=""')) for _ in range(chance.below(3))]
    names = {chance.of(("http_proxy", "HTTP_PROXY", "https_proxy", "no_proxy", "NO_PROXY", "ftp_proxy", "_proxy", "REQUEST_METHOD")): chance.of(("http://p:1", "", "x", "localhost,.example.com", "*", "h:80")) for _ in range(chance.below(4))}
    place = chance.of(("'http://example.com/a'", "'http://example.com/a/b'", "'example.com'", "'example.com:80'", "'https://example.com:443/'", "'http://other/'", "['http://h/', 'g']", "'http://example.com/ab'", "'http://example.com'"))
    other = chance.of(("'http://example.com/a'", "'http://example.com/a/b/c'", "'example.com'", "'http://example.com:80/a'", "'https://example.com/'", "'h'", "'http://g'"))
    return chance.of((
        f"urllib.request.pathname2url({path}{options(chance, add_scheme=('True',))})", f"urllib.request.url2pathname({path}{options(chance, require_scheme=('True',))})", f"urllib.request.parse_http_list({items})", f"urllib.request.parse_keqv_list({pairs})", f"urllib.request.parse_keqv_list(urllib.request.parse_http_list({items}))", f"proxies({names!r}, {chance.of(('h', 'localhost', 'www.example.com', 'example.com:80', 'h:80', 'EXAMPLE.com'))!r})",
        f"proxies({names!r}, 'localhost')", f"(lambda m: (m.add_password({chance.of(('\'r\'', 'None'))}, {place}, 'u', 'p'), m.find_user_password({chance.of(('\'r\'', '\'s\'', 'None'))}, {other})))(urllib.request.{chance.of(('HTTPPasswordMgr', 'HTTPPasswordMgrWithDefaultRealm', 'HTTPPasswordMgrWithPriorAuth'))}())", f"urllib.request.HTTPPasswordMgr().reduce_uri({other}, {chance.of((True, False))})", f"urllib.request.HTTPPasswordMgr().is_suburi({('h', '/a')}, ('h', {chance.of(('/a', '/a/b', '/ab', '/', ''))!r}))",
        f"(lambda m: (m.add_password('r', {place}, 'u', 'p', is_authenticated={chance.of((True, False))}), m.is_authenticated({other}), m.update_authenticated({other}, True), m.is_authenticated({other})))(urllib.request.HTTPPasswordMgrWithPriorAuth())", f"[type(h).__name__ for h in urllib.request.build_opener({chance.of(('', 'Teapot', 'Teapot()', 'Strict', 'Web([])', 'urllib.request.ProxyHandler({\'http\': \'p\'})', '5', 'int', 'urllib.request.BaseHandler'))}).handlers]", f"asked([], {chance.of(('tea://pot/x', 'tea:x', 'coffee://pot', 'tea://'))!r}, Teapot)", f"urllib.request.ProxyHandler({chance.of(('{}', '5', '{\'http\': 1}', '{\'HTTP\': \'p\'}'))}).proxies",
    ))


def proxies(names, host):
    """What the environment says of proxies."""
    os.environ.update(names)
    try:
        return urllib.request.getproxies_environment(), bool(urllib.request.proxy_bypass_environment(host))
    finally:
        os.environ.clear()


def errors(chance):
    reason, stream = chance.of(("'why'", "OSError(2, 'gone')", "None", "5", "''")), chance.of(("None", "io.BytesIO(b'body')"))
    made = chance.of((f"URLError({reason}{chance.of(('', ', \'f\''))})", f"HTTPError('http://h', {chance.of((404, 500, '\'x\'', 'None'))}, {chance.of(('\'Not Found\'', 'None', '\'\''))}, {chance.of(('{}', 'None', '{\'a\': \'b\'}'))}, {stream})", f"ContentTooShortError({chance.of(('\'short\'', 'None'))}, b'c')"))
    file = "urllib.response." + chance.of(("addinfourl(io.BytesIO(b'one\\ntwo'), {'a': 1}, 'http://h', 200)", "addinfo(io.BytesIO(b'one'), {})", "addbase(io.BytesIO(b'one'))", "addinfourl(io.BytesIO(), None, 'u')"))
    return chance.of((
        f"str({made})", f"repr({made})", f"{made}.{chance.of(('reason', 'args', 'filename', 'errno', 'strerror', 'code', 'headers', 'hdrs', 'msg', 'read()', 'url', 'status', 'info()', 'geturl()', 'content', 'nosuch'))}", f"isinstance({made}, {chance.of(('OSError', 'URLError', 'HTTPError', 'ValueError', 'urllib.response.addinfourl'))})", f"{file}.{chance.of(('read()', 'read(2)', 'readlines()', 'info()', 'headers', 'geturl()', 'getcode()', 'status', 'code', 'url', 'closed', 'nosuch', 'readable()', 'fileno()'))}",
        f"(lambda f: (f.close(), f.closed, f.read()))({file})", f"(lambda f: [line for line in f])({file})", f"(lambda log: (urllib.response.addclosehook(io.BytesIO(), log.append, 1).close(), log))([])", f"entered({file}, {chance.of((True, False))})", f"raised({made})",
    ))


def entered(file, first):
    if first:
        file.close()
    with file as same:
        return same is file, same.closed


def raised(error):
    try:
        raise error
    except OSError as caught:
        return type(caught).__name__, caught is error, str(caught)


CASES = {"requests": requests, "openings": openings, "openings again": openings, "data": of_data, "parts": parts, "errors": errors}
