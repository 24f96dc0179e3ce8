"""Where records go."""

import os
import sys
import traceback

import logging
from logging._records import Filterer


class Handler(Filterer):
    """Takes records; what it does with them, `emit` says."""

    def __init__(self, level=logging.NOTSET):
        super().__init__()
        self._name = None
        self.level = logging._checkLevel(level)
        self.formatter = None
        self._closed = False
        logging._addHandlerRef(self)
        self.createLock()

    def get_name(self):
        return self._name

    def set_name(self, name):
        with logging._lock:
            logging._handlers.pop(self._name, None)
            self._name = name
            if name:
                logging._handlers[name] = self

    name = property(get_name, set_name)

    def createLock(self):
        import threading

        self.lock = threading.RLock()

    def acquire(self):
        if self.lock:
            self.lock.acquire()

    def release(self):
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        """Ignores what is below a level."""
        self.level = logging._checkLevel(level)

    def format(self, record):
        """The text of a record."""
        return (self.formatter or logging._defaultFormatter).format(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        """Emits a record if the filters let it through."""
        result = self.filter(record)
        if isinstance(result, logging.LogRecord):
            record = result
        if result:
            with self.lock or logging._lock:
                self.emit(record)
        return result

    def setFormatter(self, fmt):
        self.formatter = fmt

    def flush(self):
        pass

    def close(self):
        """Forgets the handler's name."""
        with logging._lock:
            self._closed = True
            if self._name and self._name in logging._handlers:
                del logging._handlers[self._name]

    def handleError(self, record):
        """Prints the exception that `emit` met, and goes on."""
        if not logging.raiseExceptions or not sys.stderr:
            return
        exception = sys.exception()
        try:
            sys.stderr.write("--- Logging error ---\n")
            traceback.print_exception(exception, limit=None, file=sys.stderr)
            sys.stderr.write("Call stack:\n")
            frame = exception.__traceback__.tb_frame
            while frame and os.path.dirname(frame.f_code.co_filename) == os.path.dirname(logging._srcfile):
                frame = frame.f_back
            if frame:
                traceback.print_stack(frame, file=sys.stderr)
            else:
                sys.stderr.write(f"Logged from file {record.filename}, line {record.lineno}\n")
            try:
                sys.stderr.write(f"Message: {record.msg!r}\nArguments: {record.args}\n")
            except RecursionError:
                raise
            except Exception:
                sys.stderr.write("Unable to print the message and arguments - possible formatting error.\n"
                                 "Use the traceback above to help find the error.\n")
        except OSError:
            pass
        finally:
            del exception

    def __repr__(self):
        return f"<{type(self).__name__} ({logging.getLevelName(self.level)})>"


class StreamHandler(Handler):
    """Writes records to a stream, the standard error if there is none."""

    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        with self.lock or logging._lock:
            if self.stream and hasattr(self.stream, "flush"):
                self.stream.flush()

    def emit(self, record):
        """Writes a record as a line."""
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        """Changes the stream; the one before, or None if it is the same."""
        if stream is self.stream:
            return None
        before = self.stream
        with self.lock or logging._lock:
            self.flush()
            self.stream = stream
        return before

    def __repr__(self):
        name = str(getattr(self.stream, "name", "") or "")
        space = " " if name else ""
        return f"<{type(self).__name__} {name}{space}({logging.getLevelName(self.level)})>"

    __class_getitem__ = classmethod(logging._GenericAlias)


class FileHandler(StreamHandler):
    """Writes records to a file, by the `open` that the host gave to scripts."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        filename = os.fspath(filename)
        self.baseFilename = os.path.abspath(filename)
        self.mode = mode
        self.encoding = encoding
        self.errors = errors
        self.delay = delay
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            super().__init__(self._open())

    def _open(self):
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def close(self):
        with self.lock or logging._lock:
            try:
                if self.stream:
                    try:
                        self.flush()
                    finally:
                        stream, self.stream = self.stream, None
                        if hasattr(stream, "close"):
                            stream.close()
            finally:
                super().close()

    def emit(self, record):
        if self.stream is None and (self.mode != "w" or not self._closed):
            self.stream = self._open()
        if self.stream:
            super().emit(record)

    def __repr__(self):
        return f"<{type(self).__name__} {self.baseFilename} ({logging.getLevelName(self.level)})>"


class NullHandler(Handler):
    """Takes records and does nothing: what a library puts at its logger."""

    def handle(self, record):
        pass

    def emit(self, record):
        pass

    def createLock(self):
        self.lock = None


class _StderrHandler(StreamHandler):
    """Writes to what the standard error is when a record comes."""

    def __init__(self, level=logging.NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr
