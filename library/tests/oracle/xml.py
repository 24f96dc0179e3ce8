"""Expressions of the modules for XML: trees, paths, the parser by functions and by handlers, texts of documents, nodes."""
import io, xml.dom.minidom, xml.etree.ElementInclude as EI, xml.etree.ElementTree as ET, xml.sax, xml.sax.saxutils as saxutils, xml.sax.xmlreader as xmlreader
from xml.parsers import expat

SCOPE = globals()

PIECES = (
    "<a>", "</a>", "<b c='d'>", "</b>", "<e/>", "<e f=\"&lt;'&#10;\"/>", "&lt;", "&amp;", "&x;", "&#65;", "&#x41;", "&#0;", "<!-- c -->", "<!--",
    "--", "-->", "<![CDATA[<>]]>", "<![CDATA[", "]]>", "]]", "<?p q?>", "<?p", "?>", "text", " ", "\n", "\t", "\r\n", "\xe9", "'", '"', "=", ">", "<", "&", ";",
    "<p:q p:r='s'>", "</p:q>", "<b xmlns='u'>", "<b xmlns:p='v'>", "\x01", "<a b='1' b='2'/>", "<a b=c>", "</a >", "<\xe9/>",
)
DECLARATIONS = (
    "<!ENTITY x 'y<e/>z'>", "<!ENTITY x \"t&#38;#60;\">", "<!ENTITY x SYSTEM 's'>", "<!ENTITY x '&y;'>", "<!ENTITY y '&x;'>", "<!ENTITY % p 'q'>", "%p;",
    "<!ATTLIST a z CDATA 'w' c (q|r) #REQUIRED>", "<!ATTLIST e f ID #IMPLIED>", "<!ELEMENT a (b|e)*>", "<!ELEMENT a (#PCDATA)>", "<!ELEMENT a EMPTY>",
    "<!ELEMENT a (b, (c|d)+)?>", "<!NOTATION n PUBLIC 'i' 's'>", "<!ENTITY u SYSTEM 's' NDATA n>", "<!-- c -->", "<?p q?>", " ", "\n", "<", "]", "'", "(",
)
BEGINNINGS = ("", "", "", "<?xml version='1.0'?>", "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n", "<?xml version='1.0' encoding='x'?>", " ", "<!-- c -->")
PATHS = (
    "a", "b", "e", "*", ".", "..", ".//", "//", "/", "[@c]", "[@c='d']", "[@c!='d']", "[1]", "[2]", "[last()]", "[last()-1]", "[e]", "[e='text']", "[.='text']", "{*}b",
    "{u}*", "{u}b", "{}b", "./", ".//b", "*/e", "p:q", "[", "]", "[0]", "[-1]", "@c", "()", "'",
)
HANDLERS = ("StartElement", "EndElement", "CharacterData", "Comment", "ProcessingInstruction", "StartCdataSection", "EndCdataSection", "XmlDecl", "StartDoctypeDecl", "EndDoctypeDecl",
            "ElementDecl", "AttlistDecl", "EntityDecl", "NotationDecl", "SkippedEntity", "StartNamespaceDecl", "EndNamespaceDecl", "DefaultHandlerExpand", "DefaultHandler")
TEXTS = ("a", "<", ">", "&", "&amp;", '"', "'", "\n", "\t", "\r", "\xe9", " ", "&lt;", "&amp;lt;")


def tree(root):
    """A tree as plain data."""
    tag = root.tag if isinstance(root.tag, str) else root.tag.__name__
    return tag, root.attrib, root.text, root.tail, [tree(child) for child in root]


def events(text, names, namespaces):
    """What a parser calls, and how it ends."""
    parser = expat.ParserCreate(namespace_separator="|" if namespaces else None)
    called = []
    for name in names:
        setattr(parser, name if "Handler" in name else name + "Handler",
                lambda *args, name=name: called.append((name, args, parser.CurrentLineNumber, parser.CurrentColumnNumber)))
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        called.append((str(error), error.code, error.lineno, error.offset))
    return called


def pulled(text, size):
    """The events of a document that comes in pieces."""
    parser = ET.XMLPullParser(["start", "end", "start-ns", "end-ns", "comment", "pi"])
    found = []
    try:
        for at in range(0, len(text), size):
            parser.feed(text[at:at + size])
        parser.flush()
    except ET.ParseError:
        # When it comes depends on how much is read at once.
        pass
    try:
        for event, value in parser.read_events():
            found.append((event, getattr(value, "tag", value) if isinstance(getattr(value, "tag", ""), str) else value.text))
    except ET.ParseError:
        pass
    return found


def content(chance):
    if chance.percent(50):
        # Elements that fit, most of the time.
        inner = joined(chance, ("<b c='d'>text</b>", "<e/>", "<b><e/></b>", "text", "&lt;", "<!-- c -->", "\n", "<b xmlns='u'>t</b>", "<p:q xmlns:p='v' p:r='s'/>"), 5)
        return f"<a>{inner}{chance.of(PIECES) if chance.percent(20) else ''}</a>"
    return "<a>" + joined(chance, PIECES, 6) + chance.of(("</a>", "</a>", ""))


def document(chance):
    text = chance.of(BEGINNINGS)
    if chance.percent(30):
        text += f"<!DOCTYPE a{chance.of(('', '', ' SYSTEM \'s\'', ' PUBLIC \'p\' \'s\''))} [{joined(chance, DECLARATIONS, 4)}]>"
    return ascii(text + content(chance) + chance.of(("", "", "\n", "<!-- c -->", "x", "<a/>")))


def trees(chance):
    text = document(chance)
    keywords = options(chance, method=("'html'", "'text'", "'xml'"), short_empty_elements=("False",), xml_declaration=("True",), default_namespace=("'u'",))
    return chance.of((
        f"tree(ET.XML({text}))",
        f"ET.tostring(ET.XML({text}){keywords})",
        f"ET.tostring(ET.XML({text}), {chance.of(('\'unicode\'', '\'utf-8\'', '\'latin-1\''))}{keywords})",
        f"tree(ET.XML({text}.encode()))",
        f"ET.canonicalize({text}{options(chance, with_comments=('True',), strip_text=('True',), rewrite_prefixes=('True',))})",
        f"(lambda root: (ET.indent(root), ET.tostring(root)))(ET.XML({text}))",
        f"pulled({text}, {chance.of(('1', '3', '100'))})",
        f"[element.tag for element in ET.XML({text}).iter({chance.of(('', '\'b\'', '\'*\''))})]",
        f"list(ET.XML({text}).itertext())",
    ))


def paths(chance):
    path = joined(chance, PATHS, 3, chance.of(("", "/")))
    text = ascii(content(chance))
    method = chance.of(("find", "findall", "findtext", "iterfind"))
    given = chance.of(("", "", ", namespaces={'p': 'v'}", ", namespaces={'': 'u'}"))
    found = f"ET.XML({text}).{method}({path!a}{given})"
    if method == "findtext":
        return found
    if method == "find":
        return f"getattr({found}, 'tag', None)"
    return f"[element.tag for element in {found}]"


def calls(chance):
    names = [chance.of(HANDLERS) for _ in range(1 + chance.below(6))]
    return f"events({document(chance)}, {names}, {chance.percent(50)})"


class Hears(xml.sax.ContentHandler, xml.sax.ErrorHandler, xml.sax.handler.DTDHandler):
    """Says what a reader of XML reports."""

    def __init__(self):
        self.heard, self.text = [], ""
        self._locator = None

    def say(self, *what):
        # Texts may come in pieces.
        if self.text:
            self.heard.append(("characters", self.text))
            self.text = ""
        self.heard.append(what)

    def setDocumentLocator(self, locator):
        self._locator = locator

    def startDocument(self):
        self.say("begin", self._locator.getSystemId(), self._locator.getPublicId())

    def endDocument(self):
        self.say("end")

    def startElement(self, name, attributes):
        self.say("start", name, sorted(attributes.items()), len(attributes), attributes.get("c"), self._locator.getLineNumber(), self._locator.getColumnNumber())

    def endElement(self, name):
        self.say("end", name)

    def startElementNS(self, name, qname, attributes):
        self.say("start", name, qname, sorted(attributes.items()), sorted(attributes.getQNames()))

    def endElementNS(self, name, qname):
        self.say("end", name, qname)

    def characters(self, content):
        self.text += content

    ignorableWhitespace = characters

    def __getattribute__(self, name):
        if name in ("startPrefixMapping", "endPrefixMapping", "processingInstruction", "skippedEntity", "notationDecl", "unparsedEntityDecl"):
            return lambda *args: self.say(name, *args)
        return super().__getattribute__(name)

    def error(self, exception):
        self.say("error", str(exception))

    def fatalError(self, exception):
        self.say("fatal", exception.getMessage(), exception.getLineNumber(), exception.getColumnNumber())
        raise exception

    def warning(self, exception):
        self.say("warning", str(exception))


def heard(text, features=(), size=None):
    """What a reader reports, at once or in pieces."""
    hears, reader = Hears(), xml.sax.make_parser()
    reader.setContentHandler(hears)
    reader.setErrorHandler(hears)
    reader.setDTDHandler(hears)
    for feature in features:
        reader.setFeature(feature, True)
    try:
        if size:
            for at in range(0, len(text), size):
                reader.feed(text[at:at + size])
            reader.close()
        else:
            source = xmlreader.InputSource("it.xml")
            source.setCharacterStream(io.StringIO(text))
            reader.parse(source)
    except xml.sax.SAXException as error:
        hears.heard.append(str(error).rpartition("/")[2])
    return hears.heard


def generated(*steps, **options):
    """What a writer of XML writes."""
    out = io.StringIO()
    writer = saxutils.XMLGenerator(out, **options)
    answers = stepwise(writer, *steps)
    return out.getvalue(), [answer for answer in answers if answer is not None]


def handlers(chance):
    text = document(chance)
    features = chance.of(("", "", "[xml.sax.handler.feature_namespaces]", "[xml.sax.handler.feature_external_ges]", "[xml.sax.handler.feature_validation]", "['nosuch']"))
    name, value = chance.of(("'a'", "'p:b'", "''", "'\xe9'")), literal(chance, TEXTS, 3)
    steps = ", ".join("lambda w: " + chance.of((
        "w.startDocument()", f"w.startElement({name}, {{{name}: {value}}})", f"w.startElement({name}, {{}})", f"w.endElement({name})", f"w.characters({value})", f"w.characters({chance.of(('b\'x&\'', '5'))})", f"w.ignorableWhitespace({value})", f"w.processingInstruction('p', {value})", f"w.startPrefixMapping({chance.of(('None', '\'p\''))}, 'u')", f"w.startElementNS(({chance.of(('\'u\'', 'None', '\'v\''))}, 'e'), {chance.of(('\'p:e\'', 'None'))}, {{(None, 'k'): {value}}})", f"w.endElementNS(({chance.of(('\'u\'', 'None'))}, 'e'), None)", "w.endPrefixMapping('p')", "w.endDocument()",
    )) for _ in range(1 + chance.below(6)))
    return chance.of((
        f"heard({text}{', ' + features if features else ''})", f"heard({text})", f"heard({text}, (), {chance.of((1, 3, 7))})", f"generated({steps}{options(chance, encoding=('\'utf-8\'', '\'ascii\'', '\'iso-8859-1\''), short_empty_elements=('True',))})", f"generated({steps})", f"through({text})", f"parsed_string({text}.encode())", f"xml.sax.make_parser().{chance.of(('getFeature', 'getProperty', 'setFeature'))}({chance.of(('xml.sax.handler.feature_namespaces', 'xml.sax.handler.feature_validation', '\'nosuch\'', 'xml.sax.handler.property_lexical_handler', 'xml.sax.handler.property_xml_string'))}{chance.of(('', ', 1', ', 0'))})",
        f"(lambda s: (s.getSystemId(), s.getPublicId(), s.getEncoding(), s.getByteStream(), s.getCharacterStream()))(xmlreader.InputSource({chance.of(('', '\'x\''))}))", f"(lambda a: (a.getNames(), a.getLength(), a.getType('k'), a.getValue('k'), a.getValueByQName('k'), 'k' in a, a.keys(), a.get('z', 1), a.copy().items()))(xmlreader.AttributesImpl({{'k': {value}}}))", f"str(xml.sax.SAXParseException({value}, None, Place({chance.of(('1', 'None'))}, {chance.of(('2', 'None'))}, {chance.of(('\'s\'', 'None'))})))", f"str(xml.sax.SAXException({value}, {chance.of(('None', 'ValueError(\'v\')'))}))",
    ))


class Place(xmlreader.Locator):
    """Somewhere in a document."""

    def __init__(self, line, column, system):
        self.line, self.column, self.system = line, column, system

    def getLineNumber(self):
        return self.line

    def getColumnNumber(self):
        return self.column

    def getSystemId(self):
        return self.system


def through(text):
    """A document through a filter into a writer."""
    out = io.StringIO()
    filter = saxutils.XMLFilterBase(xml.sax.make_parser())
    filter.setContentHandler(saxutils.XMLGenerator(out, short_empty_elements=True))
    source = xmlreader.InputSource()
    source.setCharacterStream(io.StringIO(text))
    try:
        filter.parse(source)
    except xml.sax.SAXException as error:
        return out.getvalue(), error.getMessage()
    return out.getvalue()


def parsed_string(data):
    hears = Hears()
    try:
        xml.sax.parseString(data, hears, hears)
    except xml.sax.SAXException as error:
        return hears.heard, error.getMessage()
    return hears.heard


def nodes(chance):
    text = document(chance)
    return chance.of((
        f"xml.dom.minidom.parseString({text}).toxml()",
        f"xml.dom.minidom.parseString({text}).toprettyxml({chance.of(('', '\' \'', '\'\', newl=\'\''))})",
        f"[(node.tagName, dict(node.attributes.items())) for node in xml.dom.minidom.parseString({text}).getElementsByTagName({chance.of(('\'b\'', '\'*\'', '\'e\''))})]",
        f"xml.dom.minidom.parseString({text}).documentElement.toxml('ascii')",
    ))


def texts(chance):
    text = literal(chance, TEXTS, 5)
    entities = chance.of(("", "", ", {'a': '&a;'}", ", {'\\n': '&#10;', '\"': '&quot;'}"))
    return f"saxutils.{chance.of(('escape', 'unescape', 'quoteattr'))}({text}{entities})"


def included(documents, start, **options):
    """A tree with what it includes in its place; the documents are texts by their addresses."""
    asked = []

    def loader(href, parse, encoding=None):
        asked.append((href, parse, encoding))
        text = documents.get(href)
        return ET.XML(text) if text is not None and parse == "xml" else text

    root = ET.XML(documents[start])
    try:
        EI.include(root, loader, **options)
    except SyntaxError as error:
        return told(error), asked
    return tree(root), asked


def includes(chance):
    space = "xmlns:i='http://www.w3.org/2001/XInclude'"
    documents = {}
    for name in ("a", "b", "d/c", "t"):
        pieces = [chance.of(("text", "<b/>", "<e>x</e>", *(f"<i:include href='{href}'{more}/>" for href in ("a", "b", "d/c", "c", "t") for more in ("", "", " parse='text'", " parse='text' encoding='latin-1'", " parse='xml'")), "<i:include/>", "<i:include href='nosuch'/>", "<i:include href='b' parse='x'/>", "<i:fallback/>", "<e><i:include href='b'/>tail</e>")) for _ in range(chance.below(4))]
        documents[name] = f"<{name[-1]} {space}>{''.join(pieces)}</{name[-1]}>"
    return f"included({documents}, 'a'{options(chance, base_url=('\'d/\'', '\'http://h/\'', 'None'), max_depth=('0', '1', 'None', '-1', '2'))})"


CASES = {"includes": includes, "trees": trees, "trees again": trees, "paths": paths, "calls": calls, "handlers": handlers, "nodes": nodes, "texts": texts}
