"""Handlers that keep records or pass them on. Those for a network write to what a subclass makes."""

import copy
import logging
import threading

DEFAULT_TCP_LOGGING_PORT = 9020
DEFAULT_UDP_LOGGING_PORT = 9021
DEFAULT_HTTP_LOGGING_PORT = 9022
DEFAULT_SOAP_LOGGING_PORT = 9023
SYSLOG_UDP_PORT = SYSLOG_TCP_PORT = 514


class BufferingHandler(logging.Handler):
    """Keeps records until there are enough of them."""

    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        """Whether there are enough."""
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        """Forgets the records."""
        with self.lock:
            self.buffer.clear()

    def close(self):
        try:
            self.flush()
        finally:
            super().close()


class MemoryHandler(BufferingHandler):
    """Keeps records, and gives them to another handler once there are enough, or one is grave."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        with self.lock:
            self.target = target

    def flush(self):
        """Gives the records to the target."""
        with self.lock:
            if self.target:
                for record in self.buffer:
                    self.target.handle(record)
                self.buffer.clear()

    def close(self):
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            with self.lock:
                self.target = None
                super().close()


class QueueHandler(logging.Handler):
    """Puts records into a queue."""

    def __init__(self, queue):
        super().__init__()
        self.queue = queue
        self.listener = None

    def enqueue(self, record):
        self.queue.put_nowait(record)

    def prepare(self, record):
        """A copy of the record whose message is put together, so that others can read it."""
        text = self.format(record)
        record = copy.copy(record)
        record.message = record.msg = text
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Takes records from a queue. A thread would do so, and there is none: `start` says so, and `handle` takes a record."""

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self._thread = None
        self.respect_handler_level = respect_handler_level

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *args):
        self.stop()

    def dequeue(self, block):
        return self.queue.get(block)

    def start(self):
        """Says what to do in place of starting a thread."""
        if self._thread is not None:
            raise RuntimeError("Listener already started")
        threading.Thread(target=self._monitor).start()

    def prepare(self, record):
        return record

    def handle(self, record):
        """Gives a record to the handlers."""
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self):
        import queue

        while True:
            try:
                record = self.dequeue(False)
            except queue.Empty:
                return
            if record is self._sentinel:
                return
            self.handle(record)

    def enqueue_sentinel(self):
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        """Handles what is left in the queue."""
        self._thread = None


def _refusal(name, what):
    """The error of a handler whose way out is not there."""
    return PermissionError(
        f"logging.handlers.{name} needs {what}, which scripts do not have: "
        "write a logging.Handler whose emit() calls a function of the host"
    )


class SocketHandler(logging.Handler):
    """Sends pickled records to a socket: one that a subclass makes."""

    def __init__(self, host, port):
        super().__init__()
        self.host, self.port = host, port
        self.address = host if port is None else (host, port)
        self.sock = None
        self.closeOnError = False
        self.retryTime = None
        self.retryStart, self.retryMax, self.retryFactor = 1.0, 30.0, 2.0

    def makeSocket(self, timeout=1):
        """Makes the socket, which scripts cannot."""
        raise _refusal(type(self).__name__, "a network")

    def createSocket(self):
        """Keeps a new socket."""
        self.sock = self.makeSocket()

    def send(self, s):
        """Sends bytes; the next ones go to another socket if this one fails."""
        if self.sock is None:
            self.createSocket()
        if self.sock:
            try:
                self.sock.sendall(s)
            except OSError:
                self.sock.close()
                self.sock = None

    def makePickle(self, record):
        """A record as bytes: how many follow, and these."""
        import pickle

        if record.exc_info:
            # The text of the exception is kept in its place.
            self.format(record)
        values = {**record.__dict__, "msg": record.getMessage(), "args": None, "exc_info": None}
        values.pop("message", None)
        data = pickle.dumps(values, 1)
        return len(data).to_bytes(4, "big") + data

    def handleError(self, record):
        if self.closeOnError and self.sock:
            self.sock.close()
            self.sock = None
        else:
            super().handleError(record)

    def emit(self, record):
        try:
            self.send(self.makePickle(record))
        except Exception:
            self.handleError(record)

    def close(self):
        with self.lock:
            sock, self.sock = self.sock, None
            if sock:
                sock.close()
            super().close()


class DatagramHandler(SocketHandler):
    """Sends pickled records as datagrams."""

    def makeSocket(self):
        """Makes the socket, which scripts cannot."""
        raise _refusal(type(self).__name__, "a network")

    def send(self, s):
        if self.sock is None:
            self.createSocket()
        self.sock.sendto(s, self.address)


# The number of datagrams among the types of sockets.
_DATAGRAM = 2
_PRIORITIES = ("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug")
_FACILITIES = (
    "kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "authpriv", "ftp", "ntp",
    "security", "console", "solaris-cron", "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7",
)


class SysLogHandler(logging.Handler):
    """Sends records to the log of a system, which a subclass reaches."""

    priority_names = dict(zip(_PRIORITIES, range(8))) | {"critical": 2, "error": 3, "panic": 0, "warn": 4}
    facility_names = dict(zip(_FACILITIES, range(24)))
    priority_map = {"DEBUG": "debug", "INFO": "info", "WARNING": "warning", "ERROR": "error", "CRITICAL": "critical"}
    ident = ""
    append_nul = True

    def __init__(self, address=("localhost", SYSLOG_UDP_PORT), facility=1, socktype=None, timeout=None):
        super().__init__()
        self.address, self.facility, self.socktype, self.timeout = address, facility, socktype, timeout
        self.socket = None
        self.createSocket()

    def createSocket(self):
        """Makes the socket, if there is a way to: a subclass knows one."""
        self.unixsocket = isinstance(self.address, str)

    def encodePriority(self, facility, priority):
        """Facility and priority, by name or number, as one number."""
        if isinstance(facility, str):
            facility = self.facility_names[facility]
        if isinstance(priority, str):
            priority = self.priority_names[priority]
        return facility << 3 | priority

    def mapPriority(self, levelName):
        """The name of the priority of a level."""
        return self.priority_map.get(levelName, "warning")

    def emit(self, record):
        try:
            message = f"{self.ident}{self.format(record)}" + ("\0" if self.append_nul else "")
            priority = self.encodePriority(self.facility, self.mapPriority(record.levelname))
            data = f"<{priority}>{message}".encode()
            if not self.socket:
                self.createSocket()
            if not self.socket:
                raise _refusal(type(self).__name__, "a network")
            if self.unixsocket:
                self.socket.send(data)
            elif self.socktype == _DATAGRAM:
                self.socket.sendto(data, self.address)
            else:
                self.socket.sendall(data)
        except Exception:
            self.handleError(record)

    def close(self):
        with self.lock:
            sock, self.socket = self.socket, None
            if sock:
                sock.close()
            super().close()


for _name, _number in [*zip(_PRIORITIES, range(8)), *zip(_FACILITIES, range(24))]:
    setattr(SysLogHandler, "LOG_" + _name.upper().replace("SOLARIS-CRON", "SOLCRON"), _number)


class SMTPHandler(logging.Handler):
    """Mails records."""

    def __init__(self, mailhost, fromaddr, toaddrs, subject, credentials=None, secure=None, timeout=5.0):
        super().__init__()
        self.mailhost, self.mailport = mailhost if isinstance(mailhost, (list, tuple)) else (mailhost, None)
        self.username = None
        if isinstance(credentials, (list, tuple)):
            self.username, self.password = credentials
        self.fromaddr = fromaddr
        self.toaddrs = [toaddrs] if isinstance(toaddrs, str) else toaddrs
        self.subject, self.secure, self.timeout = subject, secure, timeout

    def getSubject(self, record):
        """What the mail of a record is about."""
        return self.subject

    def emit(self, record):
        try:
            raise _refusal(type(self).__name__, "a network")
        except Exception:
            self.handleError(record)


class HTTPHandler(logging.Handler):
    """Sends records to a web server, by a connection that a subclass makes."""

    def __init__(self, host, url, method="GET", secure=False, credentials=None, context=None):
        super().__init__()
        method = method.upper()
        if method not in ("GET", "POST"):
            raise ValueError("method must be GET or POST")
        if not secure and context is not None:
            raise ValueError("context parameter only makes sense with secure=True")
        self.host, self.url, self.method = host, url, method
        self.secure, self.credentials, self.context = secure, credentials, context

    def mapLogRecord(self, record):
        """What is sent of a record."""
        return record.__dict__

    def getConnection(self, host, secure):
        """Makes the connection, which scripts cannot."""
        raise _refusal(type(self).__name__, "a network")

    def emit(self, record):
        try:
            from urllib.parse import urlencode

            connection = self.getConnection(self.host, self.secure)
            url, data = self.url, urlencode(self.mapLogRecord(record))
            if self.method == "GET":
                url += ("&" if "?" in url else "?") + data
            connection.putrequest(self.method, url)
            if self.method == "POST":
                connection.putheader("Content-type", "application/x-www-form-urlencoded")
                connection.putheader("Content-length", str(len(data)))
            if self.credentials:
                import base64

                known = base64.b64encode(("%s:%s" % self.credentials).encode()).decode("ascii")
                connection.putheader("Authorization", f"Basic {known}")
            connection.endheaders()
            if self.method == "POST":
                connection.send(data.encode())
            connection.getresponse()
        except Exception:
            self.handleError(record)


_ABSENT = (
    "BaseRotatingHandler", "RotatingFileHandler", "TimedRotatingFileHandler", "WatchedFileHandler", "NTEventLogHandler",
)


def __getattr__(name):
    if name in _ABSENT:
        raise AttributeError(
            f"logging.handlers.{name} needs files, which scripts do not have: "
            "write a logging.Handler whose emit() calls a function of the host"
        )
    raise AttributeError(f"module 'logging.handlers' has no attribute {name!r}")
