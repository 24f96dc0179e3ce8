"""The nodes of a document."""

import io

import xml.dom
from xml.dom import EMPTY_NAMESPACE, EMPTY_PREFIX, XMLNS_NAMESPACE


class NodeList(list):
    """Nodes in their order."""

    __slots__ = ()

    def item(self, index):
        return self[index] if 0 <= index < len(self) else None

    length = property(len)
    _get_length = list.__len__


class EmptyNodeList(tuple):
    """The children of a node that has none."""

    __slots__ = ()

    def item(self, index):
        return None

    length = property(len)


def write_data(writer, text, is_attribute):
    """Writes a text as it stands in a document."""
    if not text:
        return
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if is_attribute:
        text = text.replace('"', "&quot;").replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")
    writer.write(text)


class Node(xml.dom.Node):
    """A node: its document, its parent, and those before and behind it."""

    namespaceURI = None
    parentNode = ownerDocument = nextSibling = previousSibling = None
    prefix = EMPTY_PREFIX
    nodeName = nodeValue = attributes = localName = None

    def __bool__(self):
        return True

    # As text.

    def toxml(self, encoding=None, standalone=None):
        """The node as text; with an encoding as bytes."""
        return self.toprettyxml("", "", encoding, standalone)

    def toprettyxml(self, indent="\t", newl="\n", encoding=None, standalone=None):
        """The same with each node on a line of its own."""
        writer = io.StringIO(newline="")
        if self.nodeType == Node.DOCUMENT_NODE:
            self.writexml(writer, "", indent, newl, encoding, standalone)
        else:
            self.writexml(writer, "", indent, newl)
        text = writer.getvalue()
        return text if encoding is None else text.encode(encoding, "xmlcharrefreplace")

    # Children.

    def hasChildNodes(self):
        return bool(self.childNodes)

    @property
    def firstChild(self):
        return self.childNodes[0] if self.childNodes else None

    @property
    def lastChild(self):
        return self.childNodes[-1] if self.childNodes else None

    def _get_childNodes(self):
        return self.childNodes

    def _get_firstChild(self):
        return self.firstChild

    def _get_lastChild(self):
        return self.lastChild

    _child_node_types = ()

    def _check_child(self, node):
        if node.nodeType not in self._child_node_types:
            raise xml.dom.HierarchyRequestErr(f"{node!r} cannot be child of {self!r}")

    def insertBefore(self, newChild, refChild):
        """Puts a node before a child, or at the end if there is none."""
        if newChild.nodeType == Node.DOCUMENT_FRAGMENT_NODE:
            for child in tuple(newChild.childNodes):
                self.insertBefore(child, refChild)
            return newChild
        self._check_child(newChild)
        if refChild is None:
            return self.appendChild(newChild)
        if newChild.parentNode is not None:
            newChild.parentNode.removeChild(newChild)
        try:
            index = self._index(refChild)
        except ValueError:
            raise xml.dom.NotFoundErr() from None
        self._changed()
        self.childNodes.insert(index, newChild)
        self._link(self.childNodes[index - 1] if index else None, newChild)
        self._link(newChild, refChild)
        newChild.parentNode = self
        return newChild

    def _index(self, child):
        for index, each in enumerate(self.childNodes):
            if each is child:
                return index
        raise ValueError

    @staticmethod
    def _link(before, behind):
        if before is not None:
            before.nextSibling = behind
        if behind is not None:
            behind.previousSibling = before

    def _changed(self):
        """Forgets which elements have which identifiers."""
        document = self if self.nodeType == Node.DOCUMENT_NODE else self.ownerDocument
        if document is not None:
            document._id_cache = None

    def appendChild(self, node):
        """Puts a node at the end."""
        if node.nodeType == Node.DOCUMENT_FRAGMENT_NODE:
            for child in tuple(node.childNodes):
                self.appendChild(child)
            return node
        self._check_child(node)
        if node.parentNode is not None:
            node.parentNode.removeChild(node)
        self._changed()
        self._append(node)
        node.nextSibling = None
        return node

    def _append(self, node):
        children = self.childNodes
        if children:
            last = children[-1]
            node.previousSibling = last
            last.nextSibling = node
        children.append(node)
        node.parentNode = self

    def replaceChild(self, newChild, oldChild):
        """Puts a node in the place of a child."""
        if newChild.nodeType == Node.DOCUMENT_FRAGMENT_NODE:
            ref = oldChild.nextSibling
            self.removeChild(oldChild)
            return self.insertBefore(newChild, ref)
        self._check_child(newChild)
        if newChild is oldChild:
            return None
        if newChild.parentNode is not None:
            newChild.parentNode.removeChild(newChild)
        try:
            index = self._index(oldChild)
        except ValueError:
            raise xml.dom.NotFoundErr() from None
        self._changed()
        self.childNodes[index] = newChild
        newChild.parentNode = self
        self._link(oldChild.previousSibling, newChild)
        self._link(newChild, oldChild.nextSibling)
        if oldChild.previousSibling is None:
            newChild.previousSibling = None
        oldChild.parentNode = oldChild.nextSibling = oldChild.previousSibling = None
        return oldChild

    def removeChild(self, oldChild):
        """Takes a child away."""
        try:
            index = self._index(oldChild)
        except ValueError:
            raise xml.dom.NotFoundErr() from None
        self._changed()
        del self.childNodes[index]
        before, behind = oldChild.previousSibling, oldChild.nextSibling
        if before is not None:
            before.nextSibling = behind
        if behind is not None:
            behind.previousSibling = before
        oldChild.nextSibling = oldChild.previousSibling = oldChild.parentNode = None
        return oldChild

    def normalize(self):
        """Joins texts that follow one another, and drops empty ones."""
        kept = []
        for child in self.childNodes:
            if child.nodeType == Node.TEXT_NODE:
                if not child.data:
                    child.parentNode = child.nextSibling = child.previousSibling = None
                    continue
                if kept and kept[-1].nodeType == Node.TEXT_NODE:
                    kept[-1].data += child.data
                    child.parentNode = child.nextSibling = child.previousSibling = None
                    continue
            elif child.nodeType == Node.ELEMENT_NODE:
                child.normalize()
            kept.append(child)
        self.childNodes[:] = kept
        for before, behind in zip([None, *kept], [*kept, None]):
            self._link(before, behind)

    def cloneNode(self, deep):
        """A copy, with all that is below if it is to be deep."""
        return clone(self, deep, self.ownerDocument or self)

    # Data of programs, and what is asked of implementations.

    def isSupported(self, feature, version):
        return self.ownerDocument.implementation.hasFeature(feature, version)

    def _get_localName(self):
        return self.localName

    def isSameNode(self, other):
        return self is other

    def getInterface(self, feature):
        return self if self.isSupported(feature, None) else None

    _user_data = None

    def getUserData(self, key):
        return (self._user_data or {}).get(key, (None, None))[0]

    def setUserData(self, key, data, handler):
        """Keeps data with the node; the handler is told what happens to it."""
        if self._user_data is None:
            self._user_data = {}
        old = self._user_data.get(key, (None, None))[0]
        if data is None:
            # A handler without data is told nothing.
            self._user_data.pop(key, None)
        else:
            self._user_data[key] = data, handler
        return old

    def _call_user_data_handler(self, operation, src, dst):
        for key, (data, handler) in list((self._user_data or {}).items()):
            if handler is not None:
                handler.handle(operation, key, data, src, dst)

    # The end of a tree.

    def unlink(self):
        """Takes the tree apart."""
        self.parentNode = self.ownerDocument = None
        if self.childNodes:
            for child in self.childNodes:
                child.unlink()
            self.childNodes = NodeList()
        self.previousSibling = self.nextSibling = None

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.unlink()


class Childless:
    """What nodes without children share."""

    attributes = None
    childNodes = EmptyNodeList()
    firstChild = lastChild = None

    def _get_firstChild(self):
        return None

    _get_lastChild = _get_firstChild

    def appendChild(self, node):
        raise xml.dom.HierarchyRequestErr(self.nodeName + " nodes cannot have children")

    def hasChildNodes(self):
        return False

    def insertBefore(self, newChild, refChild):
        raise xml.dom.HierarchyRequestErr(self.nodeName + " nodes do not have children")

    def removeChild(self, oldChild):
        raise xml.dom.NotFoundErr(self.nodeName + " nodes do not have children")

    def normalize(self):
        pass

    def replaceChild(self, newChild, oldChild):
        raise xml.dom.HierarchyRequestErr(self.nodeName + " nodes do not have children")


class CharacterData(Childless, Node):
    """A node that is text."""

    def __init__(self):
        self.ownerDocument = self.parentNode = self.previousSibling = self.nextSibling = None
        self.data = ""

    @property
    def length(self):
        return len(self.data)

    _get_length = __len__ = lambda self: len(self.data)
    nodeValue = property(lambda self: self.data, lambda self, value: setattr(self, "data", value))

    def __repr__(self):
        dots = "..." if len(self.data) > 10 else ""
        return f'<DOM {self.__class__.__name__} node "{self.data[:10]!r}{dots}">'

    def _check(self, offset, count=0):
        if offset < 0:
            raise xml.dom.IndexSizeErr("offset cannot be negative")
        if offset > len(self.data):
            raise xml.dom.IndexSizeErr("offset cannot be beyond end of data")
        if count < 0:
            raise xml.dom.IndexSizeErr("count cannot be negative")

    def substringData(self, offset, count):
        self._check(offset, count)
        if offset == len(self.data):
            raise xml.dom.IndexSizeErr("offset cannot be beyond end of data")
        return self.data[offset:offset + count]

    def appendData(self, arg):
        self.data += arg

    def insertData(self, offset, arg):
        self._check(offset)
        if offset == len(self.data):
            raise xml.dom.IndexSizeErr("offset cannot be beyond end of data")
        self.data = self.data[:offset] + arg + self.data[offset:]

    def deleteData(self, offset, count):
        self.replaceData(offset, count, "")

    def replaceData(self, offset, count, arg):
        self._check(offset, count)
        if offset == len(self.data):
            raise xml.dom.IndexSizeErr("offset cannot be beyond end of data")
        if count:
            self.data = self.data[:offset] + arg + self.data[offset + count:]


class Text(CharacterData):
    """Text."""

    nodeType = Node.TEXT_NODE
    nodeName = "#text"
    attributes = None

    def splitText(self, offset):
        """Cuts the text in two nodes; the second."""
        if offset < 0 or offset > len(self.data):
            raise xml.dom.IndexSizeErr("illegal offset value")
        made = self.__class__()
        made.data = self.data[offset:]
        made.ownerDocument = self.ownerDocument
        if self.parentNode is not None and self in self.parentNode.childNodes:
            if self.nextSibling is None:
                self.parentNode.appendChild(made)
            else:
                self.parentNode.insertBefore(made, self.nextSibling)
        self.data = self.data[:offset]
        return made

    def writexml(self, writer, indent="", addindent="", newl=""):
        write_data(writer, f"{indent}{self.data}{newl}", False)

    def _around(self):
        """The texts that this one stands among."""
        first = self
        while first.previousSibling is not None and first.previousSibling.nodeType in _TEXTS:
            first = first.previousSibling
        found = []
        while first is not None and first.nodeType in _TEXTS:
            found.append(first)
            first = first.nextSibling
        return found

    def _get_wholeText(self):
        return "".join([node.data for node in self._around()])

    wholeText = property(_get_wholeText)

    def replaceWholeText(self, content):
        """Puts one text in place of those that stand together."""
        for node in self._around():
            if node is not self:
                self.parentNode.removeChild(node)
        if content:
            self.data = content
            return self
        if self.parentNode is not None:
            self.parentNode.removeChild(self)
        return None

    def _get_isWhitespaceInElementContent(self):
        return False

    isWhitespaceInElementContent = property(_get_isWhitespaceInElementContent)


_TEXTS = Node.TEXT_NODE, Node.CDATA_SECTION_NODE


class Comment(CharacterData):
    """A comment."""

    nodeType = Node.COMMENT_NODE
    nodeName = "#comment"

    def __init__(self, data):
        CharacterData.__init__(self)
        self.data = data

    def writexml(self, writer, indent="", addindent="", newl=""):
        if "--" in self.data:
            raise ValueError("'--' is not allowed in a comment node")
        writer.write(f"{indent}<!--{self.data}-->{newl}")


class CDATASection(Text):
    """Text that has no references."""

    nodeType = Node.CDATA_SECTION_NODE
    nodeName = "#cdata-section"

    def writexml(self, writer, indent="", addindent="", newl=""):
        if "]]>" in self.data:
            raise ValueError("']]>' not allowed in a CDATA section")
        writer.write(f"<![CDATA[{self.data}]]>")


class ProcessingInstruction(Childless, Node):
    """An instruction to a program."""

    nodeType = Node.PROCESSING_INSTRUCTION_NODE

    def __init__(self, target, data):
        self.target, self.data = target, data

    nodeValue = property(lambda self: self.data, lambda self, value: setattr(self, "data", value))
    nodeName = property(lambda self: self.target, lambda self, value: setattr(self, "target", value))

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write(f"{indent}<?{self.target} {self.data}?>{newl}")


class DocumentFragment(Node):
    """Nodes that have no parent yet."""

    nodeType = Node.DOCUMENT_FRAGMENT_NODE
    nodeName = "#document-fragment"
    _child_node_types = (
        Node.ELEMENT_NODE, Node.TEXT_NODE, Node.CDATA_SECTION_NODE, Node.ENTITY_REFERENCE_NODE,
        Node.PROCESSING_INSTRUCTION_NODE, Node.COMMENT_NODE, Node.NOTATION_NODE)

    def __init__(self):
        self.childNodes = NodeList()


def clone(node, deep, document):
    """A copy of a node for a document."""
    from xml.dom import minidom

    kind = node.nodeType
    if kind == Node.DOCUMENT_NODE:
        return minidom._clone_document(node, deep)
    if kind == Node.DOCUMENT_TYPE_NODE:
        made = minidom._clone_doctype(node, deep, document)
    elif node.ownerDocument is not None and not node.ownerDocument.isSameNode(document) and kind not in _CLONED:
        raise xml.dom.NotSupportedErr(f"Cannot clone node {node!r}")
    elif kind == Node.ELEMENT_NODE:
        made = document.createElementNS(node.namespaceURI, node.nodeName)
        for attribute in list(node.attributes.values()):
            made.setAttributeNS(attribute.namespaceURI, attribute.nodeName, attribute.value)
            made.getAttributeNodeNS(attribute.namespaceURI, attribute.localName).specified = attribute.specified
    elif kind == Node.DOCUMENT_FRAGMENT_NODE:
        made = document.createDocumentFragment()
    elif kind == Node.TEXT_NODE:
        made = document.createTextNode(node.data)
    elif kind == Node.CDATA_SECTION_NODE:
        made = document.createCDATASection(node.data)
    elif kind == Node.PROCESSING_INSTRUCTION_NODE:
        made = document.createProcessingInstruction(node.target, node.data)
    elif kind == Node.COMMENT_NODE:
        made = document.createComment(node.data)
    elif kind == Node.ATTRIBUTE_NODE:
        made = document.createAttributeNS(node.namespaceURI, node.nodeName)
        made.specified = True
        made.value = node.value
    else:
        raise xml.dom.NotSupportedErr(f"Cannot clone node {node!r}")
    if deep and kind in (Node.ELEMENT_NODE, Node.DOCUMENT_FRAGMENT_NODE):
        for child in node.childNodes:
            made.appendChild(clone(child, True, document))
    operation = xml.dom.UserDataHandler.NODE_CLONED
    if node.ownerDocument is not None and not document.isSameNode(node.ownerDocument):
        operation = xml.dom.UserDataHandler.NODE_IMPORTED
    node._call_user_data_handler(operation, node, made)
    return made


_CLONED = tuple(range(1, 13))


def split_name(name):
    """The prefix, and the name behind it."""
    prefix, colon, local = name.partition(":")
    return (prefix, local) if colon else (None, name)


def check_name(uri, name):
    """Says whether a name can be in a namespace; its prefix, and what is behind that."""
    prefix, local = split_name(name)
    if name == "xmlns" and uri != XMLNS_NAMESPACE or prefix == "xmlns" and uri != XMLNS_NAMESPACE:
        raise xml.dom.NamespaceErr("illegal use of 'xmlns' prefix")
    if prefix == "xmlns" and not local or prefix and uri == EMPTY_NAMESPACE:
        raise xml.dom.NamespaceErr("illegal use of prefix without namespace")
    return prefix, local


for _class in list(vars().values()):
    if isinstance(_class, type) and _class.__module__ == __name__:
        _class.__module__ = "xml.dom.minidom"
del _class
