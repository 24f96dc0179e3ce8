"""What is wrong with a document, or with a parser."""


class SAXException(Exception):
    """An error, and the exception that it stands for if there is one."""

    def __init__(self, msg, exception=None):
        self._msg, self._exception = msg, exception
        Exception.__init__(self, msg)

    def getMessage(self):
        return self._msg

    def getException(self):
        return self._exception

    def __str__(self):
        return self._msg

    def __getitem__(self, index):
        raise AttributeError("__getitem__")


class SAXParseException(SAXException):
    """An error at a place of a document."""

    def __init__(self, msg, exception, locator):
        SAXException.__init__(self, msg, exception)
        self._locator = locator
        # The parser goes on, or is gone: the place is that of now.
        self._systemId, self._publicId = locator.getSystemId(), locator.getPublicId()
        self._colnum, self._linenum = locator.getColumnNumber(), locator.getLineNumber()

    def getColumnNumber(self):
        return self._colnum

    def getLineNumber(self):
        return self._linenum

    def getPublicId(self):
        return self._publicId

    def getSystemId(self):
        return self._systemId

    def __str__(self):
        place = [self.getSystemId() or "<unknown>", self.getLineNumber(), self.getColumnNumber()]
        name, line, column = ["?" if part is None else part for part in place]
        return f"{name}:{line}:{column}: {self._msg}"


class SAXNotRecognizedException(SAXException):
    """A feature or a property that no parser has."""


class SAXNotSupportedException(SAXException):
    """A feature or a property that this parser does not have, or not now."""


class SAXReaderNotAvailable(SAXNotSupportedException):
    """A parser that cannot be made."""
