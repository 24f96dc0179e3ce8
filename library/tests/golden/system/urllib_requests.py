"""Requests as programs make them, addresses of data, and errors."""
import urllib.error
import urllib.request
from urllib.request import Request, urlopen

request = Request("http://example.com:80/a?b#c", data=b"x=1", headers={"x-TOKEN": "t"})
print(request.full_url, request.host, request.selector, request.type, request.fragment, request.origin_req_host)
# expect: http://example.com:80/a?b#c example.com:80 /a?b http c example.com
print(request.get_method(), request.header_items(), request.has_header("X-token"), Request("http://h", method="PUT").get_method())
# expect: POST [('X-token', 't')] True PUT
request.add_header("Accept", "*/*")
request.add_unredirected_header("Cookie", "c")
print(request.get_header("Accept"), request.get_header("None", "default"), sorted(request.header_items()))
# expect: */* default [('Accept', '*/*'), ('Cookie', 'c'), ('X-token', 't')]

with urlopen("data:text/plain;charset=utf-8,caf%C3%A9%20%26") as answer:
    print(answer.read().decode(), answer.headers["content-type"], answer.headers.get_content_charset(), answer.geturl())
# expect: café & text/plain;charset=utf-8 utf-8 data:text/plain;charset=utf-8,caf%C3%A9%20%26
print(urlopen(Request("data:,hello")).read(), urlopen("data:,a").info().items())
# expect: b'hello' [('Content-type', 'text/plain;charset=US-ASCII'), ('Content-length', '1')]
for address in ("no scheme", "mailto:x", "http://", "data:x"):
    try:
        urlopen(address)
    except (ValueError, urllib.error.URLError) as error:
        print(type(error).__name__, error)
# expect: ValueError unknown url type: 'no scheme'
# expect: URLError <urlopen error unknown url type: mailto>
# expect: URLError <urlopen error no host given>
# expect: ValueError not enough values to unpack (expected 2, got 1)
try:
    urlopen("http://example.com", data="text")
except TypeError as error:
    print(error)
# expect: POST data should be bytes, an iterable of bytes, or a file object. It cannot be of type str.
print(urllib.request.pathname2url("/a b/c?d"), urllib.request.url2pathname("/a%20b"), urllib.request.pathname2url("x", add_scheme=True))
# expect: ///a%20b/c%3Fd /a b file:x
print(urllib.request.parse_http_list('a, b="c, d"'), urllib.request.parse_keqv_list(["a=b", 'c="d"']))
# expect: ['a', 'b="c, d"'] {'a': 'b', 'c': 'd'}

error = urllib.error.HTTPError("http://h", 404, "Not Found", {"a": "b"}, None)
print(error, repr(error), error.code, error.reason, error.headers, error.read(), isinstance(error, OSError))
# expect: HTTP Error 404: Not Found <HTTPError 404: 'Not Found'> 404 Not Found {'a': 'b'} b'' True
print(urllib.error.URLError("why"), urllib.error.ContentTooShortError("short", b"co").content)
# expect: <urlopen error why> b'co'


class Echo(urllib.request.BaseHandler):
    def echo_open(self, request):
        return urlopen("data:," + request.selector.lstrip("/"))

    def echo_request(self, request):
        request.selector += "!"
        return request


opener = urllib.request.build_opener(Echo)
print(opener.open("echo://host/path").read(), [type(each).__name__ for each in opener.handlers])
# expect: b'path!' ['UnknownHandler', 'HTTPHandler', 'HTTPDefaultErrorHandler', 'HTTPRedirectHandler', 'FTPHandler', 'FileHandler', 'DataHandler', 'HTTPSHandler', 'Echo', 'HTTPErrorProcessor']
urllib.request.install_opener(opener)
passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
passwords.add_password(None, "http://example.com/a", "user", "secret")
print(passwords.find_user_password("realm", "http://example.com/a/b"), passwords.find_user_password("realm", "http://example.com/"))
# expect: ('user', 'secret') (None, None)
