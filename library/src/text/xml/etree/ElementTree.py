"""Documents of XML as trees of elements: read, searched, changed and written."""

import io

from xml.etree import ElementPath
from xml.etree._c14n import C14NWriterTarget, canonicalize
from xml.etree._element import PI, Comment, Element, ProcessingInstruction, QName, SubElement, iselement
from xml.etree._reading import ParseError, TreeBuilder, XMLParser, XMLPullParser, iterparse
from xml.etree._writing import (
    HTML_EMPTY, METHODS as _METHODS, _escape_attrib, _escape_cdata, _namespace_map, indent, register_namespace,
    serialize as _serialize,
)

__all__ = [
    "Comment", "dump", "Element", "ElementTree", "fromstring", "fromstringlist", "indent", "iselement", "iterparse",
    "parse", "ParseError", "PI", "ProcessingInstruction", "QName", "SubElement", "tostring", "tostringlist",
    "TreeBuilder", "VERSION", "XML", "XMLID", "XMLParser", "XMLPullParser", "register_namespace", "canonicalize",
    "C14NWriterTarget",
]

VERSION = "1.3.0"
_NO_DECLARATION = "utf-8", "us-ascii"


class ElementTree:
    """A document: its root, read from a file or written to one."""

    def __init__(self, element=None, file=None):
        if element is not None and not iselement(element):
            raise TypeError(f"expected an Element, not {type(element).__name__}")
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        """The root."""
        return self._root

    def _setroot(self, element):
        """Puts another root in its place."""
        if not iselement(element):
            raise TypeError(f"expected an Element, not {type(element).__name__}")
        self._root = element

    def parse(self, source, parser=None):
        """Reads the document in a file, by its name or as an object."""
        opened = None
        if not hasattr(source, "read"):
            source = opened = open(source, "rb")
        try:
            if parser is None:
                parser = XMLParser()
                if hasattr(parser, "_parse_whole"):
                    self._root = parser._parse_whole(source)
                    return self._root
            while data := source.read(65536):
                parser.feed(data)
            self._root = parser.close()
            return self._root
        finally:
            if opened is not None:
                opened.close()

    def iter(self, tag=None):
        """The elements in the order of the document."""
        return self._root.iter(tag)

    def _relative(self, path):
        """A path from the root; one that begins with a slash is taken for that, with a warning."""
        if path[:1] == "/":
            import warnings

            path = "." + path
            warnings.warn(
                "This search is broken in 1.3 and earlier, and will be fixed in a future version.  "
                f"If you rely on the current behaviour, change it to {path!r}", FutureWarning, stacklevel=3)
        return path

    def find(self, path, namespaces=None):
        """The first element that a path leads to."""
        return self._root.find(self._relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        """The text of the first element that a path leads to."""
        return self._root.findtext(self._relative(path), default, namespaces)

    def findall(self, path, namespaces=None):
        """The elements that a path leads to."""
        return self._root.findall(self._relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        """The same, one by one."""
        return self._root.iterfind(self._relative(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *,
              short_empty_elements=True):
        """Writes the document to a file, by its name or as an object."""
        if self._root is None:
            raise TypeError("ElementTree not initialized")
        method = method or "xml"
        if method not in _METHODS and method != "c14n":
            raise ValueError(f"unknown method {method!r}")
        if not encoding:
            encoding = "utf-8" if method == "c14n" else "us-ascii"
        is_text = encoding.lower() == "unicode"
        pieces = []
        if method == "xml" and (
                xml_declaration or xml_declaration is None and not is_text and encoding.lower() not in _NO_DECLARATION):
            declared = encoding
            if is_text:
                declared = getattr(file_or_filename, "encoding", None) or "utf-8"
            pieces.append(f"<?xml version='1.0' encoding='{declared}'?>\n")
        _serialize(pieces.append, self._root, method, default_namespace, short_empty_elements)
        _put(file_or_filename, pieces, None if is_text else encoding)

    def write_c14n(self, file):
        return self.write(file, method="c14n")


def _put(file, pieces, encoding):
    """Writes pieces of text to a file, as bytes if there is an encoding."""
    if not hasattr(file, "write"):
        with open(file, "w", encoding=encoding or "utf-8", errors="xmlcharrefreplace") as opened:
            opened.write("".join(pieces))
    elif encoding is None:
        for piece in pieces:
            file.write(piece)
    else:
        file.write("".join(pieces).encode(encoding, "xmlcharrefreplace"))


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
             short_empty_elements=True):
    """An element as bytes, or with the encoding unicode as text."""
    is_text = encoding is not None and encoding.lower() == "unicode"
    stream = io.StringIO() if is_text else io.BytesIO()
    ElementTree(element).write(
        stream, encoding, xml_declaration=xml_declaration, default_namespace=default_namespace, method=method,
        short_empty_elements=short_empty_elements)
    return stream.getvalue()


class _Pieces:
    """A file that keeps what is written to it in a list."""

    def __init__(self):
        self.pieces = []
        self.write = self.pieces.append


def tostringlist(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
                 short_empty_elements=True):
    """The same in pieces."""
    stream = _Pieces()
    ElementTree(element).write(
        stream, encoding, xml_declaration=xml_declaration, default_namespace=default_namespace, method=method,
        short_empty_elements=short_empty_elements)
    return stream.pieces


def dump(elem):
    """Prints an element, to look at it."""
    import sys

    if not isinstance(elem, ElementTree):
        elem = ElementTree(elem)
    elem.write(sys.stdout, encoding="unicode")
    tail = elem.getroot().tail
    if not tail or tail[-1] != "\n":
        sys.stdout.write("\n")


def parse(source, parser=None):
    """The document in a file."""
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def XML(text, parser=None):
    """The root of a document in a text."""
    if not parser:
        parser = XMLParser(target=TreeBuilder())
    parser.feed(text)
    return parser.close()


def XMLID(text, parser=None):
    """The same, and the elements by their attribute `id`."""
    root = XML(text, parser)
    return root, {element.get("id"): element for element in root.iter() if element.get("id")}


fromstring = XML


def fromstringlist(sequence, parser=None):
    """The root of a document in several texts."""
    if not parser:
        parser = XMLParser(target=TreeBuilder())
    for text in sequence:
        parser.feed(text)
    return parser.close()


for _function in (canonicalize, indent, iselement, iterparse, register_namespace):
    _function.__module__ = __name__
del _function
