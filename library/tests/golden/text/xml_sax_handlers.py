"""Handlers of `xml.sax`, and what writes documents."""
import io
import xml.sax
from xml.sax import handler
from xml.sax.saxutils import XMLFilterBase, XMLGenerator


class Events(xml.sax.ContentHandler):
    def startDocument(self):
        print("begin")

    def startElement(self, name, attrs):
        print("start", name, dict(attrs.items()), self._locator.getLineNumber())

    def startElementNS(self, name, qname, attrs):
        print("start", name, qname, attrs.items())

    def endElement(self, name):
        print("end", name)

    def characters(self, content):
        print("text", repr(content))

    def endDocument(self):
        print("done")


xml.sax.parseString("<a b='1'>\n<c>t&amp;u</c></a>", Events())
# expect: begin
# expect: start a {'b': '1'} 1
# expect: text '\n'
# expect: start c {} 2
# expect: text 't'
# expect: text '&'
# expect: text 'u'
# expect: end c
# expect: end a
# expect: done
try:
    xml.sax.parseString(b"<a><b></a>", Events())
except xml.sax.SAXParseException as error:
    print(error, error.getLineNumber(), error.getColumnNumber())
# expect: begin
# expect: start a {} 1
# expect: start b {} 1
# expect: <unknown>:1:8: mismatched tag 1 8

parser = xml.sax.make_parser()
parser.setFeature(handler.feature_namespaces, True)
parser.setContentHandler(Events())
parser.parse(io.StringIO("<x:a xmlns:x='urn:x' x:k='v' l='w'/>"))
# expect: begin
# expect: start ('urn:x', 'a') None [(('urn:x', 'k'), 'v'), ((None, 'l'), 'w')]
# expect: done

out = io.StringIO()
writer = XMLGenerator(out, "utf-8", short_empty_elements=True)
through = XMLFilterBase(xml.sax.make_parser())
through.setContentHandler(writer)
through.parse(io.BytesIO(b"<a b='&quot;x'><c/>1 &lt; 2<?pi data?></a>"))
print(out.getvalue())
# expect: <?xml version="1.0" encoding="utf-8"?>
# expect: <a b='"x'><c/>1 &lt; 2<?pi data?></a>
