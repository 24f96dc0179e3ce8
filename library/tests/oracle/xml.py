"""Expressions of the modules for XML: trees, paths, the parser by functions, texts of documents, nodes."""
import xml.dom.minidom, xml.etree.ElementTree as ET, xml.sax.saxutils as saxutils
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


CASES = {"trees": trees, "trees again": trees, "paths": paths, "calls": calls, "nodes": nodes, "texts": texts}
