"""The attributes of elements."""

import xml.dom
from xml.dom import EMPTY_NAMESPACE, XMLNS_NAMESPACE
from xml.dom._nodes import Node, NodeList, Text


class Attr(Node):
    """An attribute."""

    nodeType = Node.ATTRIBUTE_NODE
    attributes = None
    specified = False
    _is_id = False
    _child_node_types = Node.TEXT_NODE, Node.ENTITY_REFERENCE_NODE

    def __init__(self, qName, namespaceURI=EMPTY_NAMESPACE, localName=None, prefix=None):
        self.ownerElement = None
        self._name, self.namespaceURI, self._prefix = qName, namespaceURI, prefix
        if localName is not None:
            self._local = localName
        self.childNodes = NodeList()
        self._value = ""
        # The text is a node of its own, which is made with the attribute.
        self._append(Text())

    @property
    def localName(self):
        return self._local if "_local" in self.__dict__ else self._name.split(":", 1)[-1]

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, value):
        self._name = value
        self._renewed()

    nodeName = name

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        self._value = value
        if self.childNodes:
            self.childNodes[0].data = value
        self._renewed()

    nodeValue = value

    def _renewed(self):
        element = self.ownerElement
        if element is not None:
            element._changed()
            if element._attributes is not None:
                element._attributes._rename(self)

    @property
    def prefix(self):
        return self._prefix

    @prefix.setter
    def prefix(self, prefix):
        if prefix == "xmlns" and self.namespaceURI not in (None, XMLNS_NAMESPACE):
            raise xml.dom.NamespaceErr("illegal use of 'xmlns' prefix for the wrong namespace")
        self._prefix = prefix
        self.name = f"{prefix}:{self.localName}" if prefix else self.localName

    def unlink(self):
        element = self.ownerElement
        if element is not None:
            element._attributes._drop(self)
            if self._is_id:
                self._is_id = False
                element._magic_id_nodes -= 1
                self.ownerDocument._magic_id_count -= 1
        for child in self.childNodes:
            child.unlink()
        del self.childNodes[:]

    def _get_isId(self):
        return self._is_id

    isId = property(_get_isId)

    @property
    def schemaType(self):
        return NO_TYPE


class NamedNodeMap:
    """The attributes of an element."""

    def __init__(self, attrs, attrsNS, ownerElement):
        self._attrs, self._attrsNS, self._ownerElement = attrs, attrsNS, ownerElement

    @staticmethod
    def _pair(node):
        return node.namespaceURI, node.localName

    def _rename(self, node):
        for table, key in ((self._attrs, node.nodeName), (self._attrsNS, self._pair(node))):
            if table.get(key) is not node:
                for known in [known for known, each in table.items() if each is node]:
                    del table[known]
                table[key] = node

    def _drop(self, node):
        for table in (self._attrs, self._attrsNS):
            for known in [known for known, each in table.items() if each is node]:
                del table[known]

    length = property(lambda self: len(self._attrs))

    def _get_length(self):
        return len(self._attrs)

    def __len__(self):
        return len(self._attrs)

    def item(self, index):
        names = list(self._attrs)
        return self._attrs[names[index]] if 0 <= index < len(names) else None

    def items(self):
        return [(node.nodeName, node.value) for node in self._attrs.values()]

    def itemsNS(self):
        return [((node.namespaceURI, node.localName), node.value) for node in self._attrs.values()]

    def __contains__(self, key):
        return key in (self._attrs if isinstance(key, str) else self._attrsNS)

    def keys(self):
        return self._attrs.keys()

    def keysNS(self):
        return self._attrsNS.keys()

    def values(self):
        return self._attrs.values()

    def get(self, name, value=None):
        return self._attrs.get(name, value)

    def __getitem__(self, name):
        return self._attrsNS[name] if isinstance(name, tuple) else self._attrs[name]

    def __setitem__(self, name, value):
        if isinstance(value, str):
            node = self._attrs.get(name)
            if node is None:
                node = Attr(name)
                node.ownerDocument = self._ownerElement.ownerDocument
                self.setNamedItem(node)
            node.value = value
            return
        if not isinstance(value, Attr):
            raise TypeError("value must be a string or Attr object")
        self.setNamedItem(value)

    def __delitem__(self, name):
        node = self[name]
        self._ownerElement._changed()
        self._drop(node)
        node.unlink()

    def getNamedItem(self, name):
        return self._attrs.get(name)

    def getNamedItemNS(self, namespaceURI, localName):
        return self._attrsNS.get((namespaceURI, localName))

    def removeNamedItem(self, name):
        return self._remove(self.getNamedItem(name))

    def removeNamedItemNS(self, namespaceURI, localName):
        return self._remove(self.getNamedItemNS(namespaceURI, localName))

    def _remove(self, node):
        if node is None:
            raise xml.dom.NotFoundErr()
        self._ownerElement._changed()
        self._drop(node)
        node.ownerElement = None
        return node

    def setNamedItem(self, node):
        if not isinstance(node, Attr):
            raise xml.dom.HierarchyRequestErr(f"{node!r} cannot be child of {self!r}")
        old = self._attrs.get(node.name)
        if old is not None:
            old.unlink()
        self._attrs[node.name] = self._attrsNS[self._pair(node)] = node
        node.ownerElement = self._ownerElement
        self._ownerElement._changed()
        return old

    def setNamedItemNS(self, node):
        return self.setNamedItem(node)

    def __eq__(self, other):
        return self._attrs is getattr(other, "_attrs", None)

    __hash__ = None


AttributeList = NamedNodeMap


class TypeInfo:
    """What a schema says of the type of a node: nothing."""

    def __init__(self, namespace, name):
        self.namespace, self.name = namespace, name

    def __repr__(self):
        place = f" (from {self.namespace!r})" if self.namespace else ""
        return f"<{self.__class__.__name__} {self.name!r}{place}>"


NO_TYPE = TypeInfo(None, None)


for _class in (Attr, NamedNodeMap, TypeInfo):
    _class.__module__ = "xml.dom.minidom"
del _class
