"""Parsers that call a handler for each part of a document."""

from xml.sax._exceptions import (
    SAXException, SAXNotRecognizedException, SAXNotSupportedException, SAXParseException, SAXReaderNotAvailable,
)
from xml.sax.handler import ContentHandler, ErrorHandler
from xml.sax.xmlreader import InputSource

__all__ = [
    "ContentHandler", "ErrorHandler", "InputSource", "SAXException", "SAXNotRecognizedException",
    "SAXNotSupportedException", "SAXParseException", "SAXReaderNotAvailable", "default_parser_list", "make_parser",
    "parse", "parseString",
]

default_parser_list = ["xml.sax.expatreader"]


def make_parser(parser_list=()):
    """A parser, of the first module in a list that can make one."""
    import importlib

    for name in [*parser_list, *default_parser_list]:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        try:
            return module.create_parser()
        except SAXReaderNotAvailable:
            continue
    raise SAXReaderNotAvailable("No parsers found", None)


def parse(source, handler, errorHandler=ErrorHandler()):
    """Parses the document in a file."""
    parser = make_parser()
    parser.setContentHandler(handler)
    parser.setErrorHandler(errorHandler)
    parser.parse(source)


def parseString(string, handler, errorHandler=ErrorHandler()):
    """Parses a document in a text or in bytes."""
    import io

    if errorHandler is None:
        errorHandler = ErrorHandler()
    parser = make_parser()
    parser.setContentHandler(handler)
    parser.setErrorHandler(errorHandler)
    source = InputSource()
    if isinstance(string, str):
        source.setCharacterStream(io.StringIO(string))
    else:
        source.setByteStream(io.BytesIO(string))
    parser.parse(source)


# The parser needs the names above.
from xml.sax import expatreader, handler
