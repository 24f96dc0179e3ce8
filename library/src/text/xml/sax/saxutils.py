"""Texts as they stand in documents, and what writes documents."""

from xml.sax import handler, xmlreader


def _replaced(text, entities):
    for key, value in entities.items():
        text = text.replace(key, value)
    return text


def escape(data, entities={}):
    """A text as it stands in a document; further texts are replaced as asked."""
    data = data.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
    return _replaced(data, entities) if entities else data


def unescape(data, entities={}):
    """The text that stands in a document as this one."""
    data = data.replace("&lt;", "<").replace("&gt;", ">")
    if entities:
        data = _replaced(data, entities)
    return data.replace("&amp;", "&")


def quoteattr(data, entities={}):
    """A text as the value of an attribute, with its quotes."""
    data = escape(data, {**entities, "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
    if '"' not in data:
        return f'"{data}"'
    if "'" not in data:
        return f"'{data}'"
    return '"' + data.replace('"', "&quot;") + '"'


class _Encoded:
    """Writes text to a file of bytes."""

    def __init__(self, write, encoding):
        import codecs

        self._write = write
        self._encode = codecs.getincrementalencoder(encoding)("xmlcharrefreplace").encode

    def write(self, text):
        self._write(self._encode(text))


def _text_file(out, encoding):
    """A file that takes text; one that is none of text takes bytes."""
    import codecs
    import io

    if out is None:
        import sys

        return sys.stdout
    if isinstance(out, (io.TextIOBase, codecs.StreamWriter, codecs.StreamReaderWriter)):
        return out
    return _Encoded(out.write, encoding)


class XMLGenerator(handler.ContentHandler):
    """Writes the document that it is told."""

    def __init__(self, out=None, encoding="iso-8859-1", short_empty_elements=False):
        handler.ContentHandler.__init__(self)
        file = _text_file(out, encoding)
        self._write = file.write
        self._flush = getattr(file, "flush", None) or (lambda: None)
        # The prefixes by namespace: of now, and around.
        self._ns_contexts = [{}]
        self._current_context = self._ns_contexts[-1]
        self._undeclared_ns_maps = []
        self._encoding = encoding
        self._short_empty_elements = short_empty_elements
        # Whether a start tag lacks its end, which depends on what follows.
        self._pending_start_element = False

    def _qname(self, name):
        """The name with its prefix, for a pair of a namespace and a name."""
        uri, local = name
        if uri:
            # That of XML itself needs no declaration.
            if uri == "http://www.w3.org/XML/1998/namespace":
                return "xml:" + local
            prefix = self._current_context[uri]
            if prefix:
                return prefix + ":" + local
        return local

    def _finish_pending_start_element(self, endElement=False):
        if self._pending_start_element:
            self._write(">")
            self._pending_start_element = False

    def startDocument(self):
        self._write(f'<?xml version="1.0" encoding="{self._encoding}"?>\n')

    def endDocument(self):
        self._flush()

    def startPrefixMapping(self, prefix, uri):
        self._ns_contexts.append(self._current_context.copy())
        self._current_context[uri] = prefix
        self._undeclared_ns_maps.append((prefix, uri))

    def endPrefixMapping(self, prefix):
        self._current_context = self._ns_contexts[-1]
        del self._ns_contexts[-1]

    def _begin(self, name, declared, attributes):
        self._finish_pending_start_element()
        self._write("<" + name)
        for prefix, uri in declared:
            self._write(f" xmlns{':' + prefix if prefix else ''}={quoteattr(uri)}")
        for key, value in attributes:
            self._write(f" {key}={quoteattr(value)}")
        if self._short_empty_elements:
            self._pending_start_element = True
        else:
            self._write(">")

    def _end(self, name):
        if self._pending_start_element:
            self._write("/>")
            self._pending_start_element = False
        else:
            self._write(f"</{name}>")

    def startElement(self, name, attrs):
        self._begin(name, (), attrs.items())

    def endElement(self, name):
        self._end(name)

    def startElementNS(self, name, qname, attrs):
        declared, self._undeclared_ns_maps = self._undeclared_ns_maps, []
        self._begin(self._qname(name), declared, [(self._qname(key), value) for key, value in attrs.items()])

    def endElementNS(self, name, qname):
        self._end(self._qname(name))

    def _as_text(self, content):
        return content if isinstance(content, str) else str(content, self._encoding)

    def characters(self, content):
        if content:
            self._finish_pending_start_element()
            self._write(escape(self._as_text(content)))

    def ignorableWhitespace(self, content):
        if content:
            self._finish_pending_start_element()
            self._write(self._as_text(content))

    def processingInstruction(self, target, data):
        self._finish_pending_start_element()
        self._write(f"<?{target} {data}?>")


def _passed(kind, name):
    def call(self, *args):
        return getattr(getattr(self, kind), name)(*args)

    call.__name__ = call.__qualname__ = name
    return call


class XMLFilterBase(xmlreader.XMLReader):
    """Stands between a parser and its handlers, and passes on all that it is told."""

    def __init__(self, parent=None):
        xmlreader.XMLReader.__init__(self)
        self._parent = parent

    for _name in ("startDocument", "endDocument", "startPrefixMapping", "endPrefixMapping", "startElement",
                  "endElement", "startElementNS", "endElementNS", "characters", "ignorableWhitespace",
                  "processingInstruction", "skippedEntity"):
        locals()[_name] = _passed("_cont_handler", _name)
    for _name in ("error", "fatalError", "warning"):
        locals()[_name] = _passed("_err_handler", _name)
    for _name in ("notationDecl", "unparsedEntityDecl"):
        locals()[_name] = _passed("_dtd_handler", _name)
    for _name in ("setLocale", "getFeature", "setFeature", "getProperty", "setProperty"):
        locals()[_name] = _passed("_parent", _name)
    del _name
    resolveEntity = _passed("_ent_handler", "resolveEntity")

    def setDocumentLocator(self, locator):
        self._locator = locator
        self._cont_handler.setDocumentLocator(locator)

    def parse(self, source):
        for name in ("ContentHandler", "ErrorHandler", "EntityResolver", "DTDHandler"):
            getattr(self._parent, "set" + name)(self)
        self._parent.parse(source)

    def getParent(self):
        return self._parent

    def setParent(self, parent):
        self._parent = parent


def prepare_input_source(source, base=""):
    """A source that can be read, for a name, a file or another source."""
    if hasattr(type(source), "__fspath__"):
        source = source.__fspath__()
    if isinstance(source, str):
        source = xmlreader.InputSource(source)
    elif hasattr(source, "read"):
        file, source = source, xmlreader.InputSource()
        if isinstance(file.read(0), str):
            source.setCharacterStream(file)
        else:
            source.setByteStream(file)
        if isinstance(getattr(file, "name", None), str):
            source.setSystemId(file.name)
    if source.getCharacterStream() is None and source.getByteStream() is None:
        _open(source, base)
    return source


def _open(source, base):
    """Opens what the identifier of a source names: a file, or an address."""
    import os

    name = source.getSystemId()
    path = os.path.join(os.path.dirname(os.path.normpath(base)), name)
    if os.path.isfile(path) or "://" not in name and not base:
        source.setSystemId(path)
        source.setByteStream(open(path, "rb"))
        return
    from urllib.parse import urljoin
    from urllib.request import urlopen

    address = urljoin(base, name)
    source.setSystemId(address)
    source.setByteStream(urlopen(address))
