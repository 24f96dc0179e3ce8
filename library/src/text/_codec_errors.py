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


xmlcharrefreplace_errors = _encoding_by("xmlcharrefreplace")
namereplace_errors = _encoding_by("namereplace")


def backslashreplace_errors(exception, /):
    """Puts an escape in place of what is wrong."""
    if isinstance(exception, UnicodeDecodeError):
        return _characters(exception).decode("ascii", "backslashreplace"), exception.end
    if isinstance(exception, UnicodeError):
        return _characters(exception).encode("ascii", "backslashreplace").decode("ascii"), exception.end
    _refuse(exception)


_OWN_HANDLERS = {"strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors,
                 "xmlcharrefreplace": xmlcharrefreplace_errors, "backslashreplace": backslashreplace_errors,
                 "namereplace": namereplace_errors}
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
