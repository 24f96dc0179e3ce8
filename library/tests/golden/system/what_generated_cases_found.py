"""What generated cases found of paths, settings, loggers, addresses and the rest around the system."""
import concurrent.futures
import configparser
import importlib.abc
import importlib.metadata
import io
import locale
import logging
import os
import pathlib
import stat
import timeit
import urllib.error
import urllib.request
import zipimport


def ask(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


# The environment of programs that begin later is not this one.
os.environ.clear()
os.putenv("A", "1")
print(dict(os.environ))
for call in (lambda: os.putenv("a=b", "c"), lambda: os.unsetenv(""), lambda: os.environ.pop("a=b"), lambda: os.putenv("a", "\0"), lambda: os.terminal_size(5)):
    ask(call)
# No wildcard stands for the root.
print([pathlib.PurePath("/a").full_match(pattern) for pattern in ("*/a", "**", "/a", "*", "?*/**")], pathlib.PurePath("/").match("*"))
for call in (lambda: pathlib.Path("a").as_uri(), lambda: pathlib.Path.from_uri("a"), lambda: pathlib.Path.from_uri("FILE:///a%20b"), lambda: os.path.splitroot(5)):
    ask(call)
# Settings: what was read before an error stays, and defaults become texts.
parser = configparser.ConfigParser({"x": 5}, allow_no_value=True)
ask(lambda: parser.read_string("[a]\nk = v\n  w\nn\n[a]\n"))
print(dict(parser["a"]), parser.items("a"))
parser = configparser.ConfigParser()
ask(lambda: parser.read_string("[a]\n= v\nk = v\nnothing\n [b]\n"))
print(dict(parser["a"]), parser.sections(), parser.has_option("b", 5))
ask(lambda: parser.add_section(5))
# Loggers: of two dots side by side the first ends no name.
manager = logging.Manager(logging.RootLogger(30))
print(manager.getLogger("a"), manager.getLogger("a..b").parent, manager.getLogger("a..b.c").parent)
ask(lambda: manager.getLogger("a").isEnabledFor("INFO"))
ask(lambda: logging.Formatter(5))
ask(lambda: logging.basicConfig(style="{", format="bad", handlers=[]))
# Numbers of the locale C: money has no point there.
for call in (lambda: locale.format_string("%.2f", 12.5, monetary=True), lambda: locale.format_string("x", 5), lambda: locale.format_string("%d %*d%%", (1, 5, 2, 3)), lambda: locale.format_string("%d %d", 1), lambda: locale.str({}), lambda: locale.setlocale(99), lambda: locale.setlocale(6, 5), lambda: locale.atof(5)):
    ask(call)
for call in (lambda: stat.filemode(-1), lambda: stat.S_ISDIR("x"), lambda: stat.S_IMODE(2**40)):
    ask(call)
# Addresses.
for call in (lambda: urllib.request.urlopen("data:a\nb,c"), lambda: urllib.error.HTTPError("u", 1, "m", {}, None).args):
    ask(call)
os.environ.update(HTTP_PROXY="a", https_proxy="b", http_proxy="c", NO_PROXY="")
print(urllib.request.getproxies_environment())


def broken():
    raise ValueError


with concurrent.futures.ThreadPoolExecutor(1, initializer=broken) as executor:
    error = executor.submit(len, "").exception()
print(type(error).__name__, isinstance(error, concurrent.futures.BrokenExecutor))
logging.disable(logging.CRITICAL)
for call in (lambda: importlib.metadata.EntryPoint("n", "a b", "g").module, lambda: importlib.metadata.EntryPoint("n", "a b", "g").load(), lambda: sorted(importlib.abc.FileLoader.__abstractmethods__), lambda: zipimport.zipimporter("/nosuch.zip"), lambda: timeit.Timer(5, "(")):
    ask(call)
# expect: {}
# expect: ValueError illegal environment variable name
# expect: OSError [Errno 22] Invalid argument
# expect: KeyError 'a=b'
# expect: ValueError embedded null byte
# expect: TypeError constructor requires a sequence
# expect: [False, True, True, False, False] False
# expect: ValueError relative paths can't be expressed as file URIs
# expect: ValueError URL is missing a 'file:' scheme
# expect: /a b
# expect: TypeError _path_splitroot_ex: path should be string, bytes or os.PathLike, not int
# expect: DuplicateSectionError While reading from '<string>' [line  5]: section 'a' already exists
# expect: {'k': 'v\nw', 'n': None, 'x': '5'} [('x', '5'), ('k', 'v\nw'), ('n', '')]
# expect: ParsingError Source contains parsing errors: '<string>'
# expect: 	[line  2]: '= v\n'
# expect: 	[line  4]: 'nothing\n'
# expect: {'': 'v', 'k': 'v\n[b]'} ['a'] False
# expect: TypeError section names must be strings or UNNAMED_SECTION
# expect: <Logger a (WARNING)> <RootLogger root (WARNING)> <Logger a..b (WARNING)>
# expect: TypeError '>=' not supported between instances of 'int' and 'str'
# expect: TypeError expected string or bytes-like object, got 'int'
# expect: ValueError invalid format: no fields
# expect: 1250
# expect: x
# expect: 1     2%
# expect: IndexError tuple index out of range
# expect: TypeError must be real number, not dict
# expect: Error locale query failed
# expect: TypeError Locale must be None, a string, or an iterable of two strings -- language code, encoding.
# expect: AttributeError 'int' object has no attribute 'replace'
# expect: OverflowError can't convert negative value to unsigned int
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: OverflowError mode out of range
# expect: ValueError Control characters not allowed in data: mediatype
# expect: ()
# expect: {'http': 'c', 'https': 'b'}
# expect: BrokenThreadPool True
# expect: AssertionError 
# expect: AttributeError 'NoneType' object has no attribute 'group'
# expect: ['get_source']
# expect: ZipImportError not a Zip file
# expect: SyntaxError '(' was never closed (<timeit-src>, line 1)
