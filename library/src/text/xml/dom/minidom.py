"""Documents as trees of nodes, in a small form of the W3C's model."""

import xml.dom
from xml.dom import EMPTY_NAMESPACE, EMPTY_PREFIX, XMLNS_NAMESPACE
from xml.dom._attributes import NO_TYPE as _NO_TYPE, Attr, AttributeList, NamedNodeMap, TypeInfo
from xml.dom._nodes import (
    CDATASection, CharacterData, Childless, Comment, DocumentFragment, EmptyNodeList, Node, NodeList,
    ProcessingInstruction, Text, clone as _clone, split_name as _split_name, write_data as _write_data,
)


class Element(Node):
    """An element."""

    nodeType = Node.ELEMENT_NODE
    nodeValue = None
    schemaType = _NO_TYPE
    _magic_id_nodes = 0
    _child_node_types = (
        Node.ELEMENT_NODE, Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE, Node.TEXT_NODE,
        Node.CDATA_SECTION_NODE, Node.ENTITY_REFERENCE_NODE)

    def __init__(self, tagName, namespaceURI=EMPTY_NAMESPACE, prefix=None, localName=None):
        self.parentNode = None
        self.tagName = self.nodeName = tagName
        self.prefix, self.namespaceURI = prefix, namespaceURI
        if localName is not None:
            self._local = localName
        self.childNodes = NodeList()
        self.nextSibling = self.previousSibling = None
        # Made when there are attributes.
        self._attributes = None

    @property
    def localName(self):
        return self._local if "_local" in self.__dict__ else self.tagName.split(":", 1)[-1]

    @property
    def attributes(self):
        if self._attributes is None:
            self._attributes = NamedNodeMap({}, {}, self)
        return self._attributes

    _get_attributes = lambda self: self.attributes

    def _get_tagName(self):
        return self.tagName

    def unlink(self):
        if self._attributes is not None:
            for attribute in list(self._attributes.values()):
                attribute.unlink()
        self._attributes = None
        Node.unlink(self)

    # Attributes.

    def getAttribute(self, attname):
        """The value of an attribute; an empty text where there is none."""
        node = self.getAttributeNode(attname)
        return "" if node is None else node.value

    def getAttributeNS(self, namespaceURI, localName):
        node = self.getAttributeNodeNS(namespaceURI, localName)
        return "" if node is None else node.value

    def setAttribute(self, attname, value):
        node = self.getAttributeNode(attname)
        if node is None:
            node = Attr(attname)
            node.value, node.ownerDocument = value, self.ownerDocument
            self.setAttributeNode(node)
        elif value != node.value:
            node.value = value

    def setAttributeNS(self, namespaceURI, qualifiedName, value):
        prefix, local = _split_name(qualifiedName)
        node = self.getAttributeNodeNS(namespaceURI, local)
        if node is None:
            node = Attr(qualifiedName, namespaceURI, local, prefix)
            node.value, node.ownerDocument = value, self.ownerDocument
            self.setAttributeNode(node)
            return
        if value != node.value:
            node.value = value
        if node.nodeName != qualifiedName:
            node.prefix = prefix

    def getAttributeNode(self, attrname):
        return None if self._attributes is None else self._attributes._attrs.get(attrname)

    def getAttributeNodeNS(self, namespaceURI, localName):
        return None if self._attributes is None else self._attributes._attrsNS.get((namespaceURI, localName))

    def setAttributeNode(self, attr):
        """Adds an attribute; the one that it replaces."""
        if attr.ownerElement not in (None, self):
            raise xml.dom.InuseAttributeErr("attribute node already owned")
        attributes = self.attributes
        replaced = [attributes._attrs.get(attr.name), attributes._attrsNS.get((attr.namespaceURI, attr.localName))]
        for old in replaced:
            if old is not None and old is not attr and old.ownerElement is self:
                self.removeAttributeNode(old)
        attributes._attrs[attr.name] = attributes._attrsNS[attributes._pair(attr)] = attr
        attr.ownerElement = self
        self._changed()
        old = replaced[0] if replaced[0] is not None else replaced[1]
        return old if old is not attr else None

    setAttributeNodeNS = setAttributeNode

    def removeAttribute(self, name):
        if self._attributes is None or name not in self._attributes._attrs:
            raise xml.dom.NotFoundErr()
        self.removeAttributeNode(self._attributes._attrs[name])

    def removeAttributeNS(self, namespaceURI, localName):
        node = self.getAttributeNodeNS(namespaceURI, localName)
        if node is None:
            raise xml.dom.NotFoundErr()
        self.removeAttributeNode(node)

    def removeAttributeNode(self, node):
        if node is None or self._attributes is None or self._attributes._attrs.get(node.name) is not node:
            raise xml.dom.NotFoundErr()
        self._changed()
        self._attributes._drop(node)
        if node._is_id:
            node._is_id = False
            self._magic_id_nodes -= 1
            self.ownerDocument._magic_id_count -= 1
        node.ownerElement = None
        node.ownerDocument = self.ownerDocument
        return node

    removeAttributeNodeNS = removeAttributeNode

    def hasAttribute(self, name):
        return self.getAttributeNode(name) is not None

    def hasAttributeNS(self, namespaceURI, localName):
        return self.getAttributeNodeNS(namespaceURI, localName) is not None

    def hasAttributes(self):
        return bool(self._attributes) and len(self._attributes) > 0

    # Identifiers.

    def setIdAttribute(self, name):
        self.setIdAttributeNode(self.getAttributeNode(name))

    def setIdAttributeNS(self, namespaceURI, localName):
        self.setIdAttributeNode(self.getAttributeNodeNS(namespaceURI, localName))

    def setIdAttributeNode(self, idAttr):
        """Says that an attribute identifies the element."""
        if idAttr is None or not self.isSameNode(idAttr.ownerElement):
            raise xml.dom.NotFoundErr()
        if not idAttr._is_id:
            idAttr._is_id = True
            self._magic_id_nodes += 1
            if self.ownerDocument is not None:
                self.ownerDocument._magic_id_count += 1
            self._changed()

    # What is below.

    def getElementsByTagName(self, name):
        """The elements below that have a name, in the order of the document."""
        return NodeList([
            each for each in _elements(self) if name == "*" or each.tagName == name])

    def getElementsByTagNameNS(self, namespaceURI, localName):
        return NodeList([
            each for each in _elements(self)
            if localName in ("*", each.localName) and namespaceURI in ("*", each.namespaceURI)])

    def __repr__(self):
        return f"<DOM Element: {self.tagName} at {id(self):#x}>"

    def writexml(self, writer, indent="", addindent="", newl=""):
        """Writes the element."""
        writer.write(f"{indent}<{self.tagName}")
        if self._attributes is not None:
            for name, node in self._attributes._attrs.items():
                writer.write(f' {name}="')
                _write_data(writer, node.value, True)
                writer.write('"')
        children = self.childNodes
        if not children:
            writer.write("/>" + newl)
            return
        writer.write(">")
        if len(children) == 1 and children[0].nodeType in (Node.TEXT_NODE, Node.CDATA_SECTION_NODE):
            children[0].writexml(writer, "", "", "")
        else:
            writer.write(newl)
            for child in children:
                child.writexml(writer, indent + addindent, addindent, newl)
            writer.write(indent)
        writer.write(f"</{self.tagName}>{newl}")


def _elements(node):
    """The elements below a node."""
    stack = [iter(node.childNodes)]
    while stack:
        for child in stack[-1]:
            if child.nodeType == Node.ELEMENT_NODE:
                yield child
                stack.append(iter(child.childNodes))
                break
        else:
            stack.pop()


class ReadOnlySequentialNamedNodeMap:
    """The entities and the notations of a document type."""

    def __init__(self, seq=()):
        self._seq = seq

    def __len__(self):
        return len(self._seq)

    length = property(__len__)

    def _get_length(self):
        return len(self._seq)

    def getNamedItem(self, name):
        return next((node for node in self._seq if node.nodeName == name), None)

    def getNamedItemNS(self, namespaceURI, localName):
        return next((node for node in self._seq
                     if node.namespaceURI == namespaceURI and node.localName == localName), None)

    def __getitem__(self, name):
        node = self.getNamedItemNS(*name) if isinstance(name, tuple) else self.getNamedItem(name)
        if node is None:
            raise KeyError(name)
        return node

    def item(self, index):
        return self._seq[index] if 0 <= index < len(self._seq) else None

    def _refuse(self, *args):
        raise xml.dom.NoModificationAllowedErr("NamedNodeMap instance is read-only")

    removeNamedItem = removeNamedItemNS = setNamedItem = setNamedItemNS = _refuse


class Identified:
    """What nodes with identifiers share."""

    publicId = systemId = None

    def _get_publicId(self):
        return self.publicId

    def _get_systemId(self):
        return self.systemId


class DocumentType(Identified, Childless, Node):
    """The type of a document."""

    nodeType = Node.DOCUMENT_TYPE_NODE
    nodeValue = name = internalSubset = None

    def __init__(self, qualifiedName):
        self.entities, self.notations = ReadOnlySequentialNamedNodeMap([]), ReadOnlySequentialNamedNodeMap([])
        if qualifiedName:
            self.name = _split_name(qualifiedName)[1]
        self.nodeName = self.name

    def _get_internalSubset(self):
        return self.internalSubset

    def cloneNode(self, deep):
        return None if self.ownerDocument is not None else _clone_doctype(self, deep, None)

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write("<!DOCTYPE " + self.name)
        if self.publicId:
            writer.write(f"{newl}  PUBLIC '{self.publicId}'{newl}  '{self.systemId}'")
        elif self.systemId:
            writer.write(f"{newl}  SYSTEM '{self.systemId}'")
        if self.internalSubset is not None:
            writer.write(f" [{self.internalSubset}]")
        writer.write(">" + newl)


class Entity(Identified, Node):
    """An entity of a document type."""

    attributes = nodeValue = actualEncoding = encoding = version = None
    nodeType = Node.ENTITY_NODE

    def __init__(self, name, publicId, systemId, notation):
        self.nodeName, self.notationName = name, notation
        self.publicId, self.systemId = publicId, systemId
        self.childNodes = NodeList()

    def _refuse(self, *args):
        raise xml.dom.HierarchyRequestErr("cannot change the children of an Entity node")

    appendChild = insertBefore = removeChild = replaceChild = _refuse


class Notation(Identified, Childless, Node):
    """A notation of a document type."""

    nodeType = Node.NOTATION_NODE
    nodeValue = None

    def __init__(self, name, publicId, systemId):
        self.nodeName = name
        self.publicId, self.systemId = publicId, systemId


_FEATURES = {(name, version) for name in ("core", "xml") for version in ("1.0", "2.0", None)}


class DOMImplementation:
    """Makes documents."""

    def hasFeature(self, feature, version):
        return (feature.lower(), None if version == "" else version) in _FEATURES

    def createDocument(self, namespaceURI, qualifiedName, doctype):
        """A document with its root."""
        if doctype and doctype.parentNode is not None:
            raise xml.dom.WrongDocumentErr("doctype object owned by another DOM tree")
        document = self._create_document()
        has_root = not (namespaceURI is None and qualifiedName is None and doctype is None)
        if not qualifiedName and has_root:
            raise xml.dom.InvalidCharacterErr("Element with no name")
        if has_root:
            prefix, _ = _split_name(qualifiedName)
            if prefix == "xml" and namespaceURI != xml.dom.XML_NAMESPACE:
                raise xml.dom.NamespaceErr("illegal use of 'xml' prefix")
            if prefix and not namespaceURI:
                raise xml.dom.NamespaceErr("illegal use of prefix without namespaces")
            element = document.createElementNS(namespaceURI, qualifiedName)
            if doctype:
                document.appendChild(doctype)
            document.appendChild(element)
        if doctype:
            doctype.parentNode = doctype.ownerDocument = document
        document.doctype = doctype
        document.implementation = self
        return document

    def createDocumentType(self, qualifiedName, publicId, systemId):
        doctype = DocumentType(qualifiedName)
        doctype.publicId, doctype.systemId = publicId, systemId
        return doctype

    def getInterface(self, feature):
        return self if self.hasFeature(feature, None) else None

    def _create_document(self):
        return Document()


class Document(Node):
    """A document."""

    nodeType = Node.DOCUMENT_NODE
    nodeName = "#document"
    nodeValue = attributes = parentNode = previousSibling = nextSibling = None
    implementation = DOMImplementation()
    actualEncoding = encoding = standalone = version = documentURI = doctype = None
    strictErrorChecking = errorHandler = False
    _magic_id_count = 0
    _id_cache = None
    _child_node_types = (
        Node.ELEMENT_NODE, Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE, Node.DOCUMENT_TYPE_NODE)

    def __init__(self):
        self.childNodes = NodeList()
        # The attributes that identify elements, by what the document type says.
        self._elem_info = {}

    async_ = False

    def appendChild(self, node):
        self._check_child(node)
        if node.parentNode is not None:
            # Before it is looked whether there is another root.
            node.parentNode.removeChild(node)
        if node.nodeType == Node.ELEMENT_NODE and self.documentElement is not None:
            raise xml.dom.HierarchyRequestErr("two document elements disallowed")
        return Node.appendChild(self, node)

    def removeChild(self, oldChild):
        removed = Node.removeChild(self, oldChild)
        if self.doctype is removed:
            self.doctype = None
        return removed

    @property
    def documentElement(self):
        return next((node for node in self.childNodes if node.nodeType == Node.ELEMENT_NODE), None)

    def _get_documentElement(self):
        return self.documentElement

    def _get_doctype(self):
        return self.doctype

    def unlink(self):
        if self.doctype is not None:
            self.doctype.unlink()
            self.doctype = None
        Node.unlink(self)

    def cloneNode(self, deep):
        return _clone_document(self, deep)

    # What makes nodes.

    def _own(self, node):
        node.ownerDocument = self
        return node

    def createDocumentFragment(self):
        return self._own(DocumentFragment())

    def createElement(self, tagName):
        return self._own(Element(tagName))

    def _text(self, kind, data):
        if not isinstance(data, str):
            raise TypeError("node contents must be a string")
        node = self._own(kind())
        node.data = data
        return node

    def createTextNode(self, data):
        return self._text(Text, data)

    def createCDATASection(self, data):
        return self._text(CDATASection, data)

    def createComment(self, data):
        return self._own(Comment(data))

    def createProcessingInstruction(self, target, data):
        return self._own(ProcessingInstruction(target, data))

    def createAttribute(self, qName):
        node = self._own(Attr(qName))
        node.value = ""
        return node

    def createElementNS(self, namespaceURI, qualifiedName):
        prefix, _ = _split_name(qualifiedName)
        return self._own(Element(qualifiedName, namespaceURI, prefix))

    def createAttributeNS(self, namespaceURI, qualifiedName):
        prefix, local = _split_name(qualifiedName)
        node = self._own(Attr(qualifiedName, namespaceURI, local, prefix))
        node.value = ""
        return node

    # What is in the document.

    def getElementById(self, id):
        """The element that has an identifier."""
        if self._id_cache is None:
            self._id_cache = {}
            for element in _elements(self):
                for node in () if element._attributes is None else element._attributes.values():
                    if node._is_id or node.name in self._elem_info.get(element.tagName, ()):
                        self._id_cache.setdefault(node.value, element)
        return self._id_cache.get(id)

    getElementsByTagName = Element.getElementsByTagName
    getElementsByTagNameNS = Element.getElementsByTagNameNS

    def isSupported(self, feature, version):
        return self.implementation.hasFeature(feature, version)

    def importNode(self, node, deep):
        """A copy of a node of another document."""
        if node.nodeType in (Node.DOCUMENT_NODE, Node.DOCUMENT_TYPE_NODE):
            kind = "document" if node.nodeType == Node.DOCUMENT_NODE else "document type"
            raise xml.dom.NotSupportedErr(f"cannot import {kind} nodes")
        return _clone(node, deep, self)

    def renameNode(self, n, namespaceURI, name):
        """Gives an element or an attribute another name."""
        if n.ownerDocument is not self:
            raise xml.dom.WrongDocumentErr(
                f"cannot rename nodes from other documents;\nexpected {self},\nfound {n.ownerDocument}")
        if n.nodeType not in (Node.ELEMENT_NODE, Node.ATTRIBUTE_NODE):
            raise xml.dom.NotSupportedErr("renameNode() only applies to element and attribute nodes")
        prefix, local = _split_name(name)
        if namespaceURI != EMPTY_NAMESPACE and ":" in name:
            if prefix == "xmlns" and namespaceURI != XMLNS_NAMESPACE:
                raise xml.dom.NamespaceErr("illegal use of 'xmlns' prefix")
        elif namespaceURI != EMPTY_NAMESPACE or ":" not in name:
            if name == "xmlns" and namespaceURI != XMLNS_NAMESPACE and n.nodeType == Node.ATTRIBUTE_NODE:
                raise xml.dom.NamespaceErr("illegal use of the 'xmlns' attribute")
            prefix, local = None, name if namespaceURI != EMPTY_NAMESPACE else None
        if n.nodeType == Node.ATTRIBUTE_NODE:
            n.namespaceURI, n._prefix, n._local = namespaceURI, prefix, local
            is_id = n._is_id
            n.name = name
            n._is_id = is_id
        else:
            n.prefix, n._local, n.namespaceURI = prefix, local, namespaceURI
            n.nodeName = n.tagName = name
        n._call_user_data_handler(xml.dom.UserDataHandler.NODE_RENAMED, n, None)
        return n

    def writexml(self, writer, indent="", addindent="", newl="", encoding=None, standalone=None):
        parts = []
        if encoding:
            parts.append(f'encoding="{encoding}"')
        if standalone is not None:
            parts.append(f'standalone="{"yes" if standalone else "no"}"')
        writer.write(f'<?xml version="1.0" {" ".join(parts)}?>{newl}')
        for node in self.childNodes:
            node.writexml(writer, indent, addindent, newl)


def _clone_document(node, deep):
    if not deep:
        return None
    made = node.implementation.createDocument(None, None, None)
    made.encoding, made.standalone, made.version = node.encoding, node.standalone, node.version
    for child in node.childNodes:
        if child.nodeType == Node.DOCUMENT_TYPE_NODE:
            copy = _clone_doctype(child, True, made)
            made.doctype = copy
        else:
            copy = _clone(child, True, made)
        made._append(copy)
    node._call_user_data_handler(xml.dom.UserDataHandler.NODE_CLONED, node, made)
    return made


def _clone_doctype(node, deep, document):
    made = DocumentType(None)
    made.name = made.nodeName = node.name
    made.publicId, made.systemId, made.ownerDocument = node.publicId, node.systemId, document
    if deep:
        made.internalSubset = node.internalSubset
        made.entities = ReadOnlySequentialNamedNodeMap([])
        made.notations = ReadOnlySequentialNamedNodeMap([])
        for notation in node.notations._seq:
            copy = Notation(notation.nodeName, notation.publicId, notation.systemId)
            copy.ownerDocument = document
            made.notations._seq.append(copy)
        for entity in node.entities._seq:
            copy = Entity(entity.nodeName, entity.publicId, entity.systemId, entity.notationName)
            copy.ownerDocument = document
            made.entities._seq.append(copy)
    if document is None:
        node._call_user_data_handler(xml.dom.UserDataHandler.NODE_CLONED, node, made)
    return made


def parse(file, parser=None, bufsize=None):
    """The document in a file, by its name or as an object."""
    from xml.dom import _building

    if isinstance(file, str) or hasattr(type(file), "__fspath__"):
        with open(file, "rb") as opened:
            return _building.build(opened.read())
    return _building.build(file.read())


def parseString(string, parser=None):
    """The document in a text or in bytes."""
    from xml.dom import _building

    return _building.build(string)


def getDOMImplementation(features=None):
    """What makes documents, if it has the features."""
    if features:
        if isinstance(features, str):
            parts = features.split()
            features = []
            while parts:
                name = parts.pop(0)
                features.append((name, parts.pop(0) if parts and parts[0][0] in "0123456789" else None))
        if not all(Document.implementation.hasFeature(name, version) for name, version in features):
            return None
    return Document.implementation
