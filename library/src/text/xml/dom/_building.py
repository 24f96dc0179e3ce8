"""Documents of nodes from texts."""

from xml.dom import EMPTY_NAMESPACE, XMLNS_NAMESPACE, minidom
from xml.parsers import expat


class _Builder:
    """Makes nodes of what a parser calls."""

    def __init__(self, source):
        self.source = source
        self.document = self.node = minidom.Document.implementation.createDocument(None, None, None)
        self.parser = parser = expat.ParserCreate(namespace_separator=" ", intern={})
        parser.namespace_prefixes = True
        parser.ordered_attributes = parser.specified_attributes = parser.buffer_text = True
        self.is_cdata = self.continues = False
        self.declared = []
        self.watch()
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.CharacterDataHandler = self.text
        parser.StartCdataSectionHandler, parser.EndCdataSectionHandler = self.start_cdata, self.end_cdata
        parser.StartNamespaceDeclHandler = self.declare
        parser.XmlDeclHandler = self.declaration
        parser.StartDoctypeDeclHandler = self.start_doctype
        parser.EntityDeclHandler, parser.NotationDeclHandler = self.entity, self.notation
        parser.AttlistDeclHandler = self.attlist
        parser.ExternalEntityRefHandler = lambda *args: 1

    def watch(self):
        """Takes comments and instructions, which in a document type are part of its text."""
        self.parser.CommentHandler, self.parser.ProcessingInstructionHandler = self.comment, self.instruction

    def add(self, node):
        node.ownerDocument = self.document
        self.node._append(node)
        return node

    def declaration(self, version, encoding, standalone):
        document = self.document
        document.version, document.encoding = version, encoding
        if standalone >= 0:
            document.standalone = bool(standalone)

    # Elements.

    def declare(self, prefix, uri):
        self.declared.append((prefix, uri))

    @staticmethod
    def names(name):
        """The namespace, the prefix, the name, and both with a colon."""
        parts = name.split(" ")
        if len(parts) == 1:
            return EMPTY_NAMESPACE, None, name, name
        if len(parts) == 2:
            return parts[0], None, parts[1], parts[1]
        return parts[0], parts[2], parts[1], f"{parts[2]}:{parts[1]}"

    def start(self, name, attributes):
        uri, prefix, local, qualified = self.names(name)
        element = self.add(minidom.Element(qualified, uri, prefix, local))
        self.node = element
        for prefix, uri in self.declared:
            if prefix:
                node = minidom.Attr("xmlns:" + prefix, XMLNS_NAMESPACE, prefix, "xmlns")
            else:
                node = minidom.Attr("xmlns", XMLNS_NAMESPACE, "xmlns", None)
            self.attribute(element, node, uri or "")
        self.declared.clear()
        for index in range(0, len(attributes), 2):
            uri, prefix, local, qualified = self.names(attributes[index])
            self.attribute(element, minidom.Attr(qualified, uri, local, prefix), attributes[index + 1])

    def attribute(self, element, node, value):
        node._value = node.childNodes[0].data = value
        node.ownerDocument, node.ownerElement = self.document, element
        node.specified = True
        attributes = element.attributes
        attributes._attrs[node._name] = attributes._attrsNS[node.namespaceURI, node._local] = node

    def end(self, name):
        self.node = self.node.parentNode

    # Text.

    def text(self, data):
        children = self.node.childNodes
        if self.is_cdata:
            if self.continues and children and children[-1].nodeType == minidom.Node.CDATA_SECTION_NODE:
                children[-1].data += data
                return
            node = minidom.CDATASection()
            self.continues = True
        elif children and children[-1].nodeType == minidom.Node.TEXT_NODE:
            children[-1].data += data
            return
        else:
            node = minidom.Text()
        node.data = data
        self.add(node)

    def start_cdata(self):
        self.is_cdata, self.continues = True, False

    def end_cdata(self):
        self.is_cdata = False

    def comment(self, data):
        self.add(minidom.Comment(data))

    def instruction(self, target, data):
        self.add(minidom.ProcessingInstruction(target, data))

    # The document type.

    def start_doctype(self, name, system, public, has_subset):
        doctype = self.document.implementation.createDocumentType(name, public, system)
        self.add(doctype)
        self.document.doctype = doctype
        if has_subset:
            doctype.internalSubset = _subset(self.source)
            # Its comments and instructions are part of that text.
            self.parser.CommentHandler = self.parser.ProcessingInstructionHandler = None
            self.parser.EndDoctypeDeclHandler = self.watch

    def entity(self, name, is_parameter, value, base, system, public, notation):
        if is_parameter:
            return
        node = minidom.Entity(name, public, system, notation)
        node.ownerDocument = self.document
        if value is not None:
            text = self.document.createTextNode(value)
            node.childNodes.append(text)
        self.document.doctype.entities._seq.append(node)

    def notation(self, name, base, system, public):
        node = minidom.Notation(name, public, system)
        node.ownerDocument = self.document
        self.document.doctype.notations._seq.append(node)

    def attlist(self, element, name, type, default, is_required):
        if type == "ID":
            self.document._elem_info.setdefault(element, set()).add(name)


class _Found(Exception):
    """The end of what was looked for."""


def _subset(source):
    """The text between the brackets of a document type."""
    pieces = []

    def begin(name, system, public, has_subset):
        parser.DefaultHandlerExpand = pieces.append

    def end():
        raise _Found

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler, parser.EndDoctypeDeclHandler = begin, end
    try:
        parser.Parse(source, True)
    except (_Found, expat.ExpatError):
        pass
    return "".join(pieces)


def build(text):
    """The document in a text or in bytes."""
    builder = _Builder(text)
    builder.parser.Parse(text, True)
    return builder.document
