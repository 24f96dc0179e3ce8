"""Documents as the W3C's model of objects has them: what all nodes share, and what goes wrong with them."""

__all__ = [
    "Node", "UserDataHandler", "DOMException", "INDEX_SIZE_ERR", "DOMSTRING_SIZE_ERR", "HIERARCHY_REQUEST_ERR",
    "WRONG_DOCUMENT_ERR", "INVALID_CHARACTER_ERR", "NO_DATA_ALLOWED_ERR", "NO_MODIFICATION_ALLOWED_ERR",
    "NOT_FOUND_ERR", "NOT_SUPPORTED_ERR", "INUSE_ATTRIBUTE_ERR", "INVALID_STATE_ERR", "SYNTAX_ERR",
    "INVALID_MODIFICATION_ERR", "NAMESPACE_ERR", "INVALID_ACCESS_ERR", "VALIDATION_ERR", "XML_NAMESPACE",
    "XMLNS_NAMESPACE", "XHTML_NAMESPACE", "EMPTY_NAMESPACE", "EMPTY_PREFIX", "getDOMImplementation",
    "registerDOMImplementation",
]


class Node:
    """What kinds of nodes there are."""

    __slots__ = ()

    ELEMENT_NODE = 1
    ATTRIBUTE_NODE = 2
    TEXT_NODE = 3
    CDATA_SECTION_NODE = 4
    ENTITY_REFERENCE_NODE = 5
    ENTITY_NODE = 6
    PROCESSING_INSTRUCTION_NODE = 7
    COMMENT_NODE = 8
    DOCUMENT_NODE = 9
    DOCUMENT_TYPE_NODE = 10
    DOCUMENT_FRAGMENT_NODE = 11
    NOTATION_NODE = 12


class UserDataHandler:
    """What happened to a node with data of a program."""

    NODE_CLONED = 1
    NODE_IMPORTED = 2
    NODE_DELETED = 3
    NODE_RENAMED = 4


class DOMException(Exception):
    """What cannot be done with nodes; each class has its `code`."""

    def __init__(self, *args, **kw):
        if self.__class__ is DOMException:
            raise RuntimeError("DOMException should not be instantiated directly")
        Exception.__init__(self, *args, **kw)

    def _get_code(self):
        return self.code


# The names of the classes and of their codes.
_ERRORS = {
    "IndexSizeErr": "INDEX_SIZE_ERR", "DomstringSizeErr": "DOMSTRING_SIZE_ERR",
    "HierarchyRequestErr": "HIERARCHY_REQUEST_ERR", "WrongDocumentErr": "WRONG_DOCUMENT_ERR",
    "InvalidCharacterErr": "INVALID_CHARACTER_ERR", "NoDataAllowedErr": "NO_DATA_ALLOWED_ERR",
    "NoModificationAllowedErr": "NO_MODIFICATION_ALLOWED_ERR", "NotFoundErr": "NOT_FOUND_ERR",
    "NotSupportedErr": "NOT_SUPPORTED_ERR", "InuseAttributeErr": "INUSE_ATTRIBUTE_ERR",
    "InvalidStateErr": "INVALID_STATE_ERR", "SyntaxErr": "SYNTAX_ERR",
    "InvalidModificationErr": "INVALID_MODIFICATION_ERR", "NamespaceErr": "NAMESPACE_ERR",
    "InvalidAccessErr": "INVALID_ACCESS_ERR", "ValidationErr": "VALIDATION_ERR",
}
for _code, (_name, _constant) in enumerate(_ERRORS.items(), 1):
    globals()[_constant] = _code
    globals()[_name] = type(_name, (DOMException,), {"code": _code, "__module__": __name__})
del _code, _name, _constant

XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/"
XHTML_NAMESPACE = "http://www.w3.org/1999/xhtml"
EMPTY_NAMESPACE = EMPTY_PREFIX = None

_registered = {}


def registerDOMImplementation(name, factory):
    """Gives an implementation a name."""
    _registered[name] = factory


def getDOMImplementation(name=None, features=()):
    """An implementation, by its name or by what it has."""
    from xml.dom import minidom

    if name in (None, "minidom"):
        found = minidom.getDOMImplementation(features) if not isinstance(features, str) else minidom.DOMImplementation()
        if found is not None:
            return found
    if name in _registered:
        return _registered[name]()
    raise ImportError("no suitable DOM implementation found")
