"""Addresses: their parts, joined and quoted."""
from urllib.parse import *

url = "HTTP://user:pw@Host.Example:8042/over/there;p?name=ferret&x=%20y#nose"
parts = urlsplit(url)
print(parts)
# expect: SplitResult(scheme='http', netloc='user:pw@Host.Example:8042', path='/over/there;p', query='name=ferret&x=%20y', fragment='nose')
print(parts.hostname, parts.port, parts.username, parts.password, parts.geturl())
# expect: host.example 8042 user pw http://user:pw@Host.Example:8042/over/there;p?name=ferret&x=%20y#nose
print(urlparse(url).params, urlparse(b"http://a/b?c").query, urlsplit("//[::1]:80/x").hostname)  # expect: p b'c' ::1
for reference in ("g", "./g", "../g", "../../../g", "/g", "//g", "?y", "#s", "g;x?y#s", "", "http:g", "mailto:a@b"):
    print(urljoin("http://a/b/c/d;p?q", reference))
# expect: http://a/b/c/g
# expect: http://a/b/c/g
# expect: http://a/b/g
# expect: http://a/g
# expect: http://a/g
# expect: http://g
# expect: http://a/b/c/d;p?y
# expect: http://a/b/c/d;p?q#s
# expect: http://a/b/c/g;x?y#s
# expect: http://a/b/c/d;p?q
# expect: http://a/b/c/g
# expect: mailto:a@b
print(urldefrag("http://a/b#c"), urlunsplit(("http", "a", "b", "c", "")))
# expect: DefragResult(url='http://a/b', fragment='c') http://a/b?c
print(quote("a/b c&ü~"), quote("a/b", safe=""), quote_plus("a b+c"), quote(b"\xff\x00"))
# expect: a/b%20c%26%C3%BC~ a%2Fb a+b%2Bc %FF%00
print(unquote("a%20b%C3%BC%zz%"), unquote_plus("a+b%2B"), unquote_to_bytes("%ff%41"), unquote("%E9", "latin-1"))
# expect: a bü%zz% a b+ b'\xffA' é
print(parse_qs("a=1&a=2&b=&c=%20"), parse_qs("b=", keep_blank_values=True), parse_qsl("a=1;b=2", separator=";"))
# expect: {'a': ['1', '2'], 'c': [' ']} {'b': ['']} [('a', '1'), ('b', '2')]
print(urlencode({"a": [1, 2], "b": "x y", "c": "ü"}, doseq=True), urlencode([("a", None)], quote_via=quote))
# expect: a=1&a=2&b=x+y&c=%C3%BC a=None
for call in (
    lambda: urlsplit("http://[1").port, lambda: urlsplit("http://a:x").port, lambda: urljoin("a", b"b"),
    lambda: urlsplit("http://[x]/"), lambda: urlencode(3), lambda: parse_qsl("a", strict_parsing=True),
    lambda: quote("a", encoding=3), lambda: quote(b"a", encoding="utf-8"),
):
    try:
        print(call())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
# expect: ValueError: Invalid IPv6 URL
# expect: ValueError: Port could not be cast to integer value as 'x'
# expect: TypeError: Cannot mix str and non-str arguments
# expect: ValueError: 'x' does not appear to be an IPv4 or IPv6 address
# expect: TypeError: not a valid non-string sequence or mapping object
# expect: ValueError: bad query field: 'a'
# expect: TypeError: encode() argument 'encoding' must be str, not int
# expect: TypeError: quote() doesn't support 'encoding' for bytes
