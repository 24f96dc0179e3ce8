"""What generated cases found of codecs and of XML."""
import codecs
import io
import xml.sax.saxutils
from xml.parsers import expat


def ask(call):
    try:
        print(ascii(call()))
    except Exception as error:
        print(type(error).__name__, error)


codecs.register_error("made", lambda error: (f"<{error.end - error.start}>", error.end))
# Handlers of the script's own, also piece by piece.
for call in (lambda: codecs.getdecoder("utf-8-sig")(b"a\xff", "made"), lambda: codecs.getencoder("ascii")("a\xe9", "made"), lambda: codecs.getincrementaldecoder("utf-8")("made").decode(b"\xffb"), lambda: codecs.getreader("utf-8")(io.BytesIO(b"\xff"), "made").read()):
    ask(call)
# Codecs of bytes have no errors to handle, and their readers read bytes.
for call in (lambda: codecs.decode(b"YQ==", "base64", "ignore"), lambda: codecs.getreader("base64")(io.BytesIO(b"YQ==")).readline(), lambda: codecs.getreader("hex")(io.BytesIO(b"")).read(), lambda: codecs.decode(b"a", "rot13")):
    ask(call)
for name in ("utf-16", "utf-8-sig", "utf-32", "utf-8"):
    decoder = codecs.getincrementaldecoder(name)()
    print(name, decoder.getstate(), end=" ")
    decoder.decode("a".encode(name))
    print(decoder.getstate())
ask(lambda: codecs.getincrementaldecoder("utf-16")().decode(b"ab"))
ask(lambda: codecs.getreader("utf-16")(io.BytesIO(b"ab")).read())
# Whoever asks a handler has said that the text is wrong.
for call in (lambda: codecs.backslashreplace_errors(UnicodeTranslateError("a\n\u20ac", 0, 3, "why")), lambda: codecs.backslashreplace_errors(UnicodeDecodeError("x", b"a\xff", 0, 2, "why")), lambda: codecs.xmlcharrefreplace_errors(UnicodeEncodeError("x", "a\xe9", 0, 2, "why"))):
    ask(call)
for call in (lambda: codecs.lookup_error("surrogateescape")(UnicodeDecodeError("x", b"a\xff", 1, 2, "why")), lambda: codecs.lookup_error("surrogatepass")(UnicodeEncodeError("utf-8", "\ud800", 0, 1, "why")), lambda: codecs.lookup_error("surrogateescape")(UnicodeEncodeError("x", "\xe9", 0, 1, "why"))):
    ask(call)
# A document that stands alone lacks no entities.
for alone in ("yes", "no"):
    parser = expat.ParserCreate()
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE)
    parser.SkippedEntityHandler = lambda *args: print("skipped", *args)
    parser.Parse(f"<?xml version='1.0' standalone='{alone}'?><!DOCTYPE a [<!ENTITY b 'c'>%p;]><a/>", True)
    print(alone)
ask(lambda: xml.sax.saxutils.XMLGenerator(io.StringIO()).endPrefixMapping("p") or xml.sax.saxutils.XMLGenerator(io.StringIO()).endPrefixMapping("p"))
writer = xml.sax.saxutils.XMLGenerator(io.StringIO())
for _ in range(2):
    ask(lambda: writer.endPrefixMapping("p"))


# Flags that do not go together are found before a parenthesis too many.
import re
for arguments in ((b")", re.U), (")", re.L), (")", re.A | re.U), (b"(?u)", 0), (b"(", re.U | re.A), ("[", re.L | re.A)):
    try:
        re.compile(*arguments)
    except (ValueError, re.PatternError) as error:
        print(type(error).__name__, error)
# expect: ('a<1>', 2)
# expect: (b'a<1>', 2)
# expect: '<1>b'
# expect: '<1>'
# expect: AssertionError 
# expect: b'a'
# expect: b''
# expect: TypeError descriptor 'translate' for 'str' objects doesn't apply to a 'bytes' object
# expect: utf-16 (b'', 2) (b'', 0)
# expect: utf-8-sig (b'', 1) (b'', 0)
# expect: utf-32 (b'', 2) (b'', 0)
# expect: utf-8 (b'', 0) (b'', 0)
# expect: UnicodeDecodeError 'utf-16' codec can't decode bytes in position 0-1: Stream does not start with BOM
# expect: UnicodeDecodeError 'utf-16' codec can't decode bytes in position 0-1: Stream does not start with BOM
# expect: ('\\x61\\x0a\\u20ac', 3)
# expect: ('\\x61\\xff', 2)
# expect: ('&#97;&#233;', 2)
# expect: ('\udcff', 2)
# expect: (b'\xed\xa0\x80', 1)
# expect: UnicodeEncodeError 'x' codec can't encode character '\xe9' in position 0: why
# expect: yes
# expect: skipped p 1
# expect: no
# expect: None
# expect: None
# expect: IndexError list index out of range
# expect: ValueError cannot use UNICODE flag with a bytes pattern
# expect: ValueError cannot use LOCALE flag with a str pattern
# expect: ValueError ASCII and UNICODE flags are incompatible
# expect: PatternError bad inline flags: cannot use 'u' flag with a bytes pattern at position 3
# expect: PatternError missing ), unterminated subpattern at position 0
# expect: PatternError unterminated character set at position 0
