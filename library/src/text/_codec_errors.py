"""What stands in place of what cannot be encoded or decoded: part of `codecs`."""


def _characters(error):
    return error.object[error.start:error.end]


def strict_errors(exception, /):
    """Raises the error."""
    if isinstance(exception, BaseException):
        raise exception
    raise TypeError("codec must pass exception instance")


def _refuse(exception):
    raise TypeError(f"don't know how to handle {type(exception).__name__} in error callback")


def ignore_errors(exception, /):
    """Leaves out what is wrong."""
    return ("", exception.end) if isinstance(exception, UnicodeError) else _refuse(exception)


def replace_errors(exception, /):
    """Puts a mark in place of what is wrong."""
    if isinstance(exception, UnicodeDecodeError):
        return "\ufffd", exception.end
    if isinstance(exception, (UnicodeEncodeError, UnicodeTranslateError)):
        mark = "?" if isinstance(exception, UnicodeEncodeError) else "\ufffd"
        return mark * (exception.end - exception.start), exception.end
    _refuse(exception)


def _encoding_by(name):
    def handler(exception, /):
        if not isinstance(exception, UnicodeEncodeError):
            _refuse(exception)
        return _characters(exception).encode("ascii", name).decode("ascii"), exception.end
    return handler


def xmlcharrefreplace_errors(exception, /):
    """Puts a reference of XML in place of what is wrong."""
    if not isinstance(exception, UnicodeEncodeError):
        _refuse(exception)
    return "".join([f"&#{ord(char)};" for char in _characters(exception)]), exception.end


namereplace_errors = _encoding_by("namereplace")


def backslashreplace_errors(exception, /):
    """Puts an escape in place of what is wrong."""
    if not isinstance(exception, UnicodeError):
        _refuse(exception)
    numbers = _characters(exception)
    if isinstance(numbers, str):
        numbers = map(ord, numbers)
    # What is ASCII is escaped as well: somebody has said that it is wrong.
    escapes = [f"\\x{n:02x}" if n < 0x100 else f"\\u{n:04x}" if n < 0x10000 else f"\\U{n:08x}" for n in numbers]
    return "".join(escapes), exception.end


def _surrogates(name):
    """Lone surrogates stand for bytes, or for themselves."""
    def handler(exception, /):
        if not isinstance(exception, (UnicodeEncodeError, UnicodeDecodeError)):
            _refuse(exception)
        encoding = "ascii" if name == "surrogateescape" else exception.encoding
        convert = str.encode if isinstance(exception, UnicodeEncodeError) else bytes.decode
        try:
            return convert(_characters(exception), encoding, name), exception.end
        except UnicodeError:
            raise exception from None
    return handler


_OWN_HANDLERS = {"strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors,
                 "xmlcharrefreplace": xmlcharrefreplace_errors, "backslashreplace": backslashreplace_errors,
                 "namereplace": namereplace_errors, "surrogateescape": _surrogates("surrogateescape"),
                 "surrogatepass": _surrogates("surrogatepass")}
# Those that scripts have registered.
_handlers = {}


def register_error(errors, handler, /):
    """Names a function that says what stands in place of what is wrong."""
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[errors] = handler


def lookup_error(name, /):
    """The error handler of a name."""
    found = _handlers.get(name) or _OWN_HANDLERS.get(name)
    if found is None:
        raise LookupError(f"unknown error handler name '{name}'")
    return found
