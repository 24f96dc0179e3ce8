"""The parser of `xml.parsers.expat` in the shape of `xml.sax`."""

from xml.parsers import expat
from xml.sax import handler, saxutils, xmlreader
from xml.sax._exceptions import SAXException, SAXNotRecognizedException, SAXNotSupportedException, SAXParseException

version = "0.20"
AttributesImpl, AttributesNSImpl = xmlreader.AttributesImpl, xmlreader.AttributesNSImpl
_LEXICAL = {
    "CommentHandler": "comment", "StartCdataSectionHandler": "startCDATA", "EndCdataSectionHandler": "endCDATA",
    "StartDoctypeDeclHandler": "start_doctype_decl", "EndDoctypeDeclHandler": "endDTD",
}


class ExpatLocator(xmlreader.Locator):
    """Says where a parser is, as long as it is there."""

    def __init__(self, parser):
        import weakref

        self._ref = weakref.ref(parser)

    def _ask(self, method, absent):
        parser = self._ref()
        return absent if parser is None else getattr(parser, method)()

    def getColumnNumber(self):
        return self._ask("getColumnNumber", -1)

    def getLineNumber(self):
        return self._ask("getLineNumber", 1)

    def getPublicId(self):
        return self._ask("getPublicId", None)

    def getSystemId(self):
        return self._ask("getSystemId", None)


class ExpatParser(xmlreader.IncrementalParser, xmlreader.Locator):
    """Calls the handlers of `xml.sax`."""

    def __init__(self, namespaceHandling=0, bufsize=2 ** 16 - 20):
        xmlreader.IncrementalParser.__init__(self, bufsize)
        self._source = xmlreader.InputSource()
        self._parser = None
        self._namespaces = namespaceHandling
        self._lex_handler_prop = None
        self._parsing = False
        self._entity_stack = []
        self._external_ges = 0
        self._interning = None

    # What goes in.

    def parse(self, source):
        source = saxutils.prepare_input_source(source)
        self._source = source
        try:
            self.reset()
            self._cont_handler.setDocumentLocator(ExpatLocator(self))
            xmlreader.IncrementalParser.parse(self, source)
        except:
            self._close_source()
            raise

    def prepareParser(self, source):
        if source.getSystemId() is not None:
            self._parser.SetBase(source.getSystemId())

    def feed(self, data, isFinal=False):
        if not self._parsing:
            self.reset()
            self._parsing = True
            self._cont_handler.startDocument()
        try:
            self._parser.Parse(data, isFinal)
        except expat.error as error:
            exception = SAXParseException(expat.ErrorString(error.code), error, self)
            self._err_handler.fatalError(exception)

    def flush(self):
        """Parses what was held back."""
        if self._parser is None:
            return
        was_deferred = self._parser.GetReparseDeferralEnabled()
        try:
            self._parser.SetReparseDeferralEnabled(False)
            self._parser.Parse(b"", False)
        except expat.error as error:
            self._err_handler.fatalError(SAXParseException(expat.ErrorString(error.code), error, self))
        finally:
            self._parser.SetReparseDeferralEnabled(was_deferred)

    def _close_source(self):
        for file in (self._source.getCharacterStream(), self._source.getByteStream()):
            if file is not None:
                file.close()

    def close(self):
        if self._entity_stack or self._parser is None or isinstance(self._parser, _Closed):
            return
        try:
            self.feed(b"", isFinal=True)
            self._cont_handler.endDocument()
            self._parsing = False
        finally:
            self._parsing = False
            if self._parser is not None:
                closed = _Closed()
                closed.ErrorColumnNumber = self._parser.ErrorColumnNumber
                closed.ErrorLineNumber = self._parser.ErrorLineNumber
                self._parser = closed
            self._close_source()

    def reset(self):
        if self._namespaces:
            self._parser = expat.ParserCreate(self._source.getEncoding(), " ", intern=self._interning)
            self._parser.namespace_prefixes = 1
            self._parser.StartElementHandler = self.start_element_ns
            self._parser.EndElementHandler = self.end_element_ns
        else:
            self._parser = expat.ParserCreate(self._source.getEncoding(), intern=self._interning)
            self._parser.StartElementHandler = self.start_element
            self._parser.EndElementHandler = self.end_element
        for name in ("ProcessingInstructionHandler", "UnparsedEntityDeclHandler", "NotationDeclHandler",
                     "StartNamespaceDeclHandler", "EndNamespaceDeclHandler", "CharacterDataHandler",
                     "SkippedEntityHandler", "ExternalEntityRefHandler"):
            setattr(self._parser, name, getattr(self, _METHODS[name]))
        self._reset_lex_handler_prop()
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE)
        self._parsing = False
        self._entity_stack = []

    # Features and properties.

    def getFeature(self, name):
        if name == handler.feature_namespaces:
            return self._namespaces
        if name == handler.feature_string_interning:
            return self._interning is not None
        if name in (handler.feature_validation, handler.feature_external_pes, handler.feature_namespace_prefixes):
            return 0
        if name == handler.feature_external_ges:
            return self._external_ges
        raise SAXNotRecognizedException(f"Feature '{name}' not recognized")

    def setFeature(self, name, state):
        if self._parsing:
            raise SAXNotSupportedException("Cannot set features while parsing")
        if name == handler.feature_namespaces:
            self._namespaces = state
        elif name == handler.feature_external_ges:
            self._external_ges = state
        elif name == handler.feature_string_interning:
            if not state:
                self._interning = None
            elif self._interning is None:
                self._interning = {}
        elif name == handler.feature_validation:
            if state:
                raise SAXNotSupportedException("expat does not support validation")
        elif name == handler.feature_external_pes:
            if state:
                raise SAXNotSupportedException("expat does not read external parameter entities")
        elif name == handler.feature_namespace_prefixes:
            if state:
                raise SAXNotSupportedException("expat does not report namespace prefixes")
        else:
            raise SAXNotRecognizedException(f"Feature '{name}' not recognized")

    def getProperty(self, name):
        if name == handler.property_lexical_handler:
            return self._lex_handler_prop
        if name == handler.property_interning_dict:
            return self._interning
        if name == handler.property_xml_string:
            if self._parser is None:
                raise SAXNotSupportedException("XML string cannot be returned when not parsing")
            return self._parser.GetInputContext()
        raise SAXNotRecognizedException(f"Property '{name}' not recognized")

    def setProperty(self, name, value):
        if name == handler.property_lexical_handler:
            self._lex_handler_prop = value
            if self._parsing:
                self._reset_lex_handler_prop()
        elif name == handler.property_interning_dict:
            self._interning = value
        elif name == handler.property_xml_string:
            raise SAXNotSupportedException(f"Property '{name}' cannot be set")
        else:
            raise SAXNotRecognizedException(f"Property '{name}' not recognized")

    def _reset_lex_handler_prop(self):
        lexical = self._lex_handler_prop
        for name, method in _LEXICAL.items():
            function = None
            if lexical is not None:
                function = getattr(self if method == "start_doctype_decl" else lexical, method)
            setattr(self._parser, name, function)

    # Where it is.

    def getColumnNumber(self):
        return None if self._parser is None else self._parser.ErrorColumnNumber

    def getLineNumber(self):
        return 1 if self._parser is None else self._parser.ErrorLineNumber

    def getPublicId(self):
        return self._source.getPublicId()

    def getSystemId(self):
        return self._source.getSystemId()

    # What the parser calls.

    def start_element(self, name, attrs):
        self._cont_handler.startElement(name, AttributesImpl(attrs))

    def end_element(self, name):
        self._cont_handler.endElement(name)

    @staticmethod
    def _pair(name):
        """The namespace and the name, and the name with its prefix."""
        parts = name.split()
        if len(parts) == 1:
            return (None, name), name
        return (parts[0], parts[1]), f"{parts[2]}:{parts[1]}" if len(parts) == 3 else parts[1]

    def start_element_ns(self, name, attrs):
        pair, _ = self._pair(name)
        values, qnames = {}, {}
        for key, value in attrs.items():
            key, qualified = self._pair(key)
            values[key], qnames[key] = value, qualified
        self._cont_handler.startElementNS(pair, None, AttributesNSImpl(values, qnames))

    def end_element_ns(self, name):
        pair, _ = self._pair(name)
        self._cont_handler.endElementNS(pair, None)

    def processing_instruction(self, target, data):
        self._cont_handler.processingInstruction(target, data)

    def character_data(self, data):
        self._cont_handler.characters(data)

    def start_namespace_decl(self, prefix, uri):
        self._cont_handler.startPrefixMapping(prefix, uri)

    def end_namespace_decl(self, prefix):
        self._cont_handler.endPrefixMapping(prefix)

    def start_doctype_decl(self, name, sysid, pubid, has_internal_subset):
        self._lex_handler_prop.startDTD(name, pubid, sysid)

    def unparsed_entity_decl(self, name, base, sysid, pubid, notation_name):
        self._dtd_handler.unparsedEntityDecl(name, pubid, sysid, notation_name)

    def notation_decl(self, name, base, sysid, pubid):
        self._dtd_handler.notationDecl(name, pubid, sysid)

    def external_entity_ref(self, context, base, sysid, pubid):
        """An external entity: it is read only where that was asked for."""
        if not self._external_ges:
            return 1
        source = self._ent_handler.resolveEntity(pubid, sysid)
        source = saxutils.prepare_input_source(source, self._source.getSystemId() or "")
        self._entity_stack.append((self._parser, self._source))
        self._parser = self._parser.ExternalEntityParserCreate(context)
        self._source = source
        try:
            xmlreader.IncrementalParser.parse(self, source)
        except SAXException:
            return 0
        self._parser, self._source = self._entity_stack.pop()
        return 1

    def skipped_entity_handler(self, name, is_pe):
        self._cont_handler.skippedEntity("%" + name if is_pe else name)


_METHODS = {
    "ProcessingInstructionHandler": "processing_instruction", "UnparsedEntityDeclHandler": "unparsed_entity_decl",
    "NotationDeclHandler": "notation_decl", "StartNamespaceDeclHandler": "start_namespace_decl",
    "EndNamespaceDeclHandler": "end_namespace_decl", "CharacterDataHandler": "character_data",
    "SkippedEntityHandler": "skipped_entity_handler", "ExternalEntityRefHandler": "external_entity_ref",
}


class _Closed:
    """Where a parser was when it was closed."""


def create_parser(*args, **kwargs):
    """A parser."""
    return ExpatParser(*args, **kwargs)
