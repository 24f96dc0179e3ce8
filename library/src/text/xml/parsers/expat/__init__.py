"""A parser of XML that calls functions for the parts of a document, in place of the library expat."""

from xml.parsers._machine import Machine
from xml.parsers.expat import errors, model

__all__ = [
    "EXPAT_VERSION", "ErrorString", "ExpatError", "ParserCreate", "XMLParserType", "XML_PARAM_ENTITY_PARSING_ALWAYS",
    "XML_PARAM_ENTITY_PARSING_NEVER", "XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE", "error", "errors", "features",
    "model", "native_encoding", "version_info",
]

EXPAT_VERSION = "expat_2.9.0"
version_info = (2, 9, 0)
native_encoding = "UTF-8"
features = [
    ("sizeof(XML_Char)", 1), ("sizeof(XML_LChar)", 1), ("XML_DTD", 0), ("XML_CONTEXT_BYTES", 1024), ("XML_NS", 0),
    ("XML_BLAP_MAX_AMP", 100), ("XML_BLAP_ACT_THRES", 8388608), ("XML_GE", 0),
]
XML_PARAM_ENTITY_PARSING_NEVER = 0
XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE = 1
XML_PARAM_ENTITY_PARSING_ALWAYS = 2


class ExpatError(Exception):
    """What is wrong with a document: `code` says it, `lineno` and `offset` where."""


error = ExpatError


def ErrorString(code, /):
    """The text of an error."""
    return errors.messages.get(code)


def _expat_error(code, line, column, byte):
    made = ExpatError(f"{errors.messages[code]}: line {line}, column {column}")
    made.code, made.offset, made.lineno = code, column, line
    return made


# The handlers, by the functions of the machine that are theirs alone.
_HANDLERS = {
    "CommentHandler": "on_comment", "ProcessingInstructionHandler": "on_pi", "EndElementHandler": "on_end",
    "XmlDeclHandler": "on_declaration", "StartDoctypeDeclHandler": "on_start_doctype",
    "EndDoctypeDeclHandler": "on_end_doctype", "EntityDeclHandler": "on_entity", "NotationDeclHandler": "on_notation",
    "UnparsedEntityDeclHandler": "on_unparsed", "ElementDeclHandler": "on_element", "AttlistDeclHandler": "on_attlist",
    "StartCdataSectionHandler": "on_start_cdata", "EndCdataSectionHandler": "on_end_cdata",
    "StartNamespaceDeclHandler": "on_start_ns", "EndNamespaceDeclHandler": "on_end_ns",
    "SkippedEntityHandler": "on_skipped", "NotStandaloneHandler": "on_not_standalone",
    "ExternalEntityRefHandler": "on_external", "StartElementHandler": "on_start", "CharacterDataHandler": "on_text",
    "DefaultHandler": "on_default", "DefaultHandlerExpand": "on_default",
}
# What has to give a number, and says by it whether the parser goes on.
_ASKED = "ExternalEntityRefHandler", "NotStandaloneHandler"


class xmlparser:
    """A parser of one document."""

    __module__ = "pyexpat"
    __slots__ = (
        "_machine", "_handlers", "_separator", "_has_prefixes", "_ordered", "_specified", "_buffer", "_buffered",
        "_limit", "_base", "_is_parsing", "_error", "_is_root", "intern", "__weakref__",
    )

    def __init__(self, encoding, separator, intern, parent=None):
        make = None
        if separator is not None:
            def make(uri, name, prefix):
                if prefix and self._has_prefixes:
                    return f"{uri}{separator}{name}{separator}{prefix}"
                return f"{uri}{separator}{name}"
        self._separator, self._has_prefixes = separator, False
        self._machine = Machine(_expat_error, encoding, make, separator or "}")
        self._handlers = {}
        self.intern = {} if intern is None else intern
        self._ordered = self._specified = False
        self._buffer, self._buffered, self._limit = None, 0, 8192
        self._base = None
        self._is_parsing = False
        self._error = 0, 0, 0, 0
        self._is_root = parent is None
        if parent is not None:
            self._inherit(parent)

    def _inherit(self, parent):
        self._ordered, self._specified, self._limit = parent._ordered, parent._specified, parent._limit
        self._has_prefixes, self._base = parent._has_prefixes, parent._base
        self._machine.defers = parent._machine.defers
        if parent._buffer is not None:
            self.buffer_text = True
        for name, handler in parent._handlers.items():
            setattr(self, name, handler)

    # What goes in.

    def Parse(self, data, isfinal=False, /):
        """Parses more of a document; `isfinal` says that this is the end of it."""
        if not isinstance(data, str):
            try:
                data = bytes(memoryview(data))
            except TypeError:
                raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None
        else:
            data.encode()
        if self._is_parsing:
            raise RuntimeError("cannot call Parse() from within a handler")
        self._is_parsing = True
        try:
            self._machine.feed(data, bool(isfinal))
        except ExpatError:
            self._error = self._machine.failure
            raise
        except BaseException:
            for name in list(self._handlers):
                setattr(self, name, None)
            raise
        finally:
            self._is_parsing = False
        self._flush()
        return 1

    def ParseFile(self, file, /):
        """Parses a document of a file."""
        try:
            read = file.read
        except AttributeError:
            raise TypeError("argument must have 'read' attribute") from None
        while True:
            data = read(2048)
            if not isinstance(data, (bytes, bytearray)):
                raise TypeError(f"read() did not return a bytes object (type={type(data).__name__})")
            if len(data) > 2048:
                raise ValueError(f"read() returned too much data: 2048 bytes requested, {len(data)} returned")
            result = self.Parse(data, not data)
            if not data:
                return result

    def SetBase(self, base, /):
        self._base = self._machine.doctype.base = base

    def GetBase(self):
        return self._base

    def GetInputContext(self):
        """The text around the token that is read, as bytes."""
        if not self._is_parsing:
            return None
        return self._machine.data[self._machine.at:].encode()

    def UseForeignDTD(self, flag=True, /):
        """Asks the handler of external entities for a document type where the document has none."""
        self._machine.doctype.uses_foreign = bool(flag)

    def SetParamEntityParsing(self, flag, /):
        """Says whether parameter entities are read."""
        self._machine.doctype.reads_parameters = flag
        return 1

    def SetReparseDeferralEnabled(self, enabled, /):
        self._machine.defers = bool(enabled)

    def GetReparseDeferralEnabled(self):
        return self._machine.defers

    def SetBillionLaughsAttackProtectionMaximumAmplification(self, max_factor, /):
        """Says how often a document may be as large as what it is read from."""
        if not isinstance(max_factor, (int, float)):
            raise TypeError(f"must be real number, not {type(max_factor).__name__}")
        self._check_root()
        if not max_factor >= 1:
            raise ExpatError("'max_factor' must be at least 1.0")
        self._machine.most_growth = max_factor

    def SetBillionLaughsAttackProtectionActivationThreshold(self, threshold, /):
        """Says from what size on that counts."""
        if not isinstance(threshold, int):
            raise TypeError(f"'{type(threshold).__name__}' object cannot be interpreted as an integer")
        if threshold < 0:
            raise ValueError("Cannot convert negative int")
        if threshold >= 1 << 64:
            raise OverflowError("Python int too large for C unsigned long long")
        self._check_root()
        self._machine.growth_from = threshold

    def _check_root(self):
        if not self._is_root:
            raise ExpatError("parser must be a root parser")

    def ExternalEntityParserCreate(self, context, encoding=None, /):
        """A parser for the text of an external entity, which knows what this one knows."""
        made = xmlparser(encoding, self._separator, self.intern, self)
        machine, parent = made._machine, self._machine
        machine.spaces = dict(parent.spaces)
        machine.is_part = True
        if context is None:
            doctype = parent.doctype
            own = machine.doctype
            own.entities, own.parameters, own.defaults = doctype.entities, doctype.parameters, doctype.defaults
            own.kinds, own.declared, own.reads_parameters = doctype.kinds, doctype.declared, doctype.reads_parameters
            own.is_document = False
        else:
            machine.doctype = parent.doctype
            machine.open_entities = set(context.split("\f"))
            machine.step = machine.external
        return made

    # Where it is.

    def _place(self, index):
        return property(lambda self: self._machine.locate()[index])

    CurrentLineNumber = ErrorLineNumber = _place(None, 0)
    CurrentColumnNumber = ErrorColumnNumber = _place(None, 1)
    CurrentByteIndex = ErrorByteIndex = _place(None, 2)
    del _place
    ErrorCode = property(lambda self: self._error[0])

    # Text that waits until something else comes.

    @property
    def buffer_text(self):
        return self._buffer is not None

    @buffer_text.setter
    def buffer_text(self, value):
        if not value:
            self._flush()
        elif self._buffer is None:
            self._buffer = []
        if not value:
            self._buffer = None
        self._renew()

    @property
    def buffer_size(self):
        return self._limit

    @buffer_size.setter
    def buffer_size(self, value):
        if not isinstance(value, int):
            raise TypeError("buffer_size must be an integer")
        if value <= 0:
            raise ValueError("buffer_size must be greater than zero")
        if value > 0x7fffffff:
            raise ValueError("buffer_size must not be greater than 2147483647")
        self._flush()
        self._limit = value

    buffer_used = property(lambda self: self._buffered)

    def _gather(self, text):
        size = len(text.encode("utf-8", "surrogatepass")) if not text.isascii() else len(text)
        if self._buffered + size > self._limit:
            self._flush()
            if "CharacterDataHandler" not in self._handlers:
                return
        if size > self._limit:
            self._handlers["CharacterDataHandler"](text)
            return
        self._buffer.append(text)
        self._buffered += size

    def _flush(self):
        if self._buffer:
            text = "".join(self._buffer)
            self._buffer, self._buffered = [], 0
            handler = self._handlers.get("CharacterDataHandler")
            if handler is not None:
                handler(text)

    # Handlers.

    ordered_attributes = property(lambda self: self._ordered)
    specified_attributes = property(lambda self: self._specified)
    namespace_prefixes = property(lambda self: self._has_prefixes)

    @ordered_attributes.setter
    def ordered_attributes(self, value):
        self._ordered = bool(value)
        self._renew()

    @specified_attributes.setter
    def specified_attributes(self, value):
        self._specified = bool(value)
        self._renew()

    @namespace_prefixes.setter
    def namespace_prefixes(self, value):
        self._has_prefixes = bool(value)

    def _renew(self):
        for name in list(self._handlers):
            self._set(name, self._handlers[name])

    def _set(self, name, handler):
        """Makes the function of the machine for a handler."""
        machine = self._machine
        if name == "CharacterDataHandler":
            self._flush()
        if handler is None:
            self._handlers.pop(name, None)
            setattr(machine, _HANDLERS[name], None)
        else:
            self._handlers[name] = handler
            setattr(machine, _HANDLERS[name], self._function(name, handler))
        if name.startswith("DefaultHandler"):
            machine.keeps_references = handler is not None and name == "DefaultHandler"

    def _function(self, name, handler):
        if name == "CharacterDataHandler":
            return handler if self._buffer is None else self._gather
        if name == "StartElementHandler" and (self._ordered or self._specified):
            handler = self._with_attributes(handler)
        if name in _ASKED:
            handler = _asked(name, handler)
        if self._buffer is None:
            return handler

        def call(*args):
            self._flush()
            return handler(*args)

        return call

    def _with_attributes(self, handler):
        def call(name, attributes):
            items = list(attributes.items())
            if self._specified:
                items = items[:self._machine.specified]
            handler(name, [text for item in items for text in item] if self._ordered else dict(items))

        return call


def _asked(name, handler):
    def call(*args):
        answer = handler(*args)
        if not isinstance(answer, int):
            raise TypeError(f"'{type(answer).__name__}' object cannot be interpreted as an integer")
        return answer

    return call


def _handler(name):
    return property(lambda self: self._handlers.get(name), lambda self, handler: self._set(name, handler))


for _name in _HANDLERS:
    setattr(xmlparser, _name, _handler(_name))
del _name

XMLParserType = xmlparser


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    """A parser. With a separator, names are those of their namespaces: the address, the separator, the name."""
    for name, value in (("encoding", encoding), ("namespace_separator", namespace_separator)):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"ParserCreate() argument '{name}' must be str or None, not {type(value).__name__}")
    if namespace_separator is not None and len(namespace_separator) > 1:
        raise ValueError("namespace_separator must be at most one character, omitted, or None")
    if intern is not None and not isinstance(intern, dict):
        raise TypeError("intern must be a dictionary")
    return xmlparser(encoding, namespace_separator, intern)
