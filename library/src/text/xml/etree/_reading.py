"""Trees from documents."""

from collections import deque

from xml.etree._element import Comment, ProcessingInstruction, bare
from xml.parsers._machine import Machine
from xml.parsers.expat import errors

_UNDEFINED_ENTITY = 11


class ParseError(SyntaxError):
    """What is wrong with a document: its `code`, and the line and the column as `position`."""

    __module__ = "xml.etree.ElementTree"


def _error(code, line, column, byte, text=None):
    made = ParseError(f"{text or errors.messages[code]}: line {line}, column {column}")
    made.code, made.position = code, (line, column)
    return made


class TreeBuilder:
    """Makes a tree of the parts of a document."""

    __module__ = "xml.etree.ElementTree"

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False,
                 insert_pis=False):
        self._factory = element_factory
        self._comment_factory = comment_factory or Comment
        self._pi_factory = pi_factory or ProcessingInstruction
        self._insert_comments, self._insert_pis = insert_comments, insert_pis
        self._data = []
        # The open elements, the last of them, the element that was worked on last, and whether that is over.
        self._open, self._this, self._last, self._is_over = [], None, None, False
        self._root = None
        # What takes the events that are wanted: a function for each kind.
        self._events = {}

    def close(self):
        """The root."""
        return self._root

    def _flush(self):
        text = "".join(self._data)
        self._data.clear()
        last = self._last
        if last is None:
            return
        if self._is_over:
            last.tail = text if last.tail is None else last.tail + text
        else:
            last.text = text if last.text is None else last.text + text

    def data(self, data, /):
        """Adds text."""
        self._data.append(data)

    def start(self, tag, attrs, /):
        """Opens an element."""
        if self._factory is None:
            if not isinstance(attrs, dict):
                raise TypeError(f"start() argument 2 must be dict, not {type(attrs).__name__}")
            node = bare(tag, attrs)
        else:
            node = self._factory(tag, attrs)
        if self._data:
            self._flush()
        this = self._this
        if this is not None:
            if self._factory is None:
                this._children.append(node)
            else:
                this.append(node)
        elif self._root is None:
            self._root = node
        else:
            raise ParseError("multiple elements on top level")
        self._open.append(this)
        self._this = self._last = node
        self._is_over = False
        if self._events:
            self._report("start", node)
        return node

    def end(self, tag, /):
        """Closes an element."""
        if self._data:
            self._flush()
        if not self._open:
            raise IndexError("pop from empty stack")
        node = self._this
        self._last, self._is_over = node, True
        self._this = self._open.pop()
        if self._events:
            self._report("end", node)
        return node

    def comment(self, text, /):
        """Adds a comment, if comments are wanted."""
        return self._aside("comment", self._comment_factory(text), self._insert_comments)

    def pi(self, target, text=None, /):
        """Adds an instruction, if instructions are wanted."""
        return self._aside("pi", self._pi_factory(target, text), self._insert_pis)

    def _aside(self, kind, node, is_wanted):
        if is_wanted and self._this is not None:
            if self._data:
                self._flush()
            self._this.append(node)
            self._last, self._is_over = node, True
        if self._events:
            self._report(kind, node)
        return node

    def _report(self, kind, value):
        report = self._events.get(kind)
        if report is not None:
            report((kind, value))


def _make_name(uri, name, prefix):
    return f"{{{uri}}}{name}"


# The methods of a target, and the functions of the machine that are theirs.
_METHODS = {"start": "on_start", "end": "on_end", "data": "on_text", "comment": "on_comment", "pi": "on_pi"}
_KINDS = "start", "end", "start-ns", "end-ns", "comment", "pi"


class XMLParser:
    """Parses a document, and calls the methods of its target."""

    __module__ = "xml.etree.ElementTree"

    def __init__(self, *args, target=None, encoding=None):
        if args:
            raise TypeError("XMLParser() takes no positional arguments")
        if encoding is not None and not isinstance(encoding, str):
            raise TypeError(f"XMLParser() argument 'encoding' must be str or None, not {type(encoding).__name__}")
        self._machine = machine = Machine(_error, encoding, _make_name)
        self.target = TreeBuilder() if target is None else target
        self.entity = {}
        self.version = "Expat 2.9.0"
        machine.on_default = self._default
        machine.on_start_doctype = self._doctype
        if type(self.target) is TreeBuilder:
            builder = self.target
            machine.splits = False
            # Text is added to the list that the builder keeps, with nothing in between.
            machine.on_start, machine.on_end, machine.on_text = builder.start, builder.end, builder._data.append
            if builder._insert_comments:
                machine.on_comment = builder.comment
            if builder._insert_pis:
                machine.on_pi = builder.pi
        else:
            for name, function in _METHODS.items():
                setattr(machine, function, getattr(self.target, name, None))
            start_ns, end_ns = getattr(self.target, "start_ns", None), getattr(self.target, "end_ns", None)
            if start_ns is not None:
                machine.on_start_ns = lambda prefix, uri: start_ns(prefix or "", uri or "")
            if end_ns is not None:
                machine.on_end_ns = lambda prefix: end_ns(prefix or "")

    def _default(self, text):
        """What no method of the target takes: a reference to an entity that the document does not declare."""
        if text[:1] != "&":
            return
        try:
            value = self.entity[text[1:-1]]
        except KeyError:
            line, column, byte = self._machine.locate()
            raise _error(_UNDEFINED_ENTITY, line, column, byte, "undefined entity " + text) from None
        if self._machine.on_text is not None:
            self._machine.on_text(value)

    def _doctype(self, name, system, public, has_subset):
        handler = getattr(self.target, "doctype", None)
        if handler is not None:
            handler(name, public, system)
        elif hasattr(self, "doctype"):
            import warnings

            warnings.warn("The doctype() method of XMLParser is ignored.  Define doctype() method on the TreeBuilder "
                          "target.", RuntimeWarning, stacklevel=2)

    def feed(self, data, /):
        """Parses more of a document."""
        if isinstance(data, str):
            data.encode()
        else:
            data = _as_bytes(data)
        self._machine.feed(data)

    def flush(self):
        """Parses what was held back."""
        self._machine.flush()

    def close(self):
        """Ends the document; what `close` of the target answers."""
        self._machine.feed(b"", True)
        close = getattr(self.target, "close", None)
        return None if close is None else close()

    def _parse_whole(self, file, /):
        """Parses what is in a file."""
        try:
            read = file.read
        except AttributeError:
            raise AttributeError(f"'{type(file).__name__}' object has no attribute 'read'") from None
        while data := read(65536):
            self._machine.feed(data if isinstance(data, str) else _as_bytes(data))
        self._machine.feed(b"", True)
        close = getattr(self.target, "close", None)
        return None if close is None else close()

    def _setevents(self, events_queue, events_to_report=None, /):
        """Says where events go, and which."""
        if type(self.target) is not TreeBuilder:
            raise TypeError("event handling only supported for ElementTree.TreeBuilder targets")
        machine, builder = self._machine, self.target
        report = events_queue.append
        builder._events = events = {}
        for kind in ("end",) if events_to_report is None else events_to_report:
            if kind not in _KINDS:
                raise ValueError(f"unknown event '{kind}'")
            events[kind] = report
            if kind == "comment":
                machine.on_comment = builder.comment
            elif kind == "pi":
                machine.on_pi = builder.pi
            elif kind == "start-ns":
                machine.on_start_ns = lambda prefix, uri: report(("start-ns", (prefix or "", uri or "")))
            elif kind == "end-ns":
                machine.on_end_ns = lambda prefix: report(("end-ns", None))


def _as_bytes(data):
    if isinstance(data, bytes):
        return data
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


class XMLPullParser:
    """Parses a document, and hands out what has happened when it is asked."""

    __module__ = "xml.etree.ElementTree"

    def __init__(self, events=None, *, _parser=None):
        self._events_queue = deque()
        self._parser = _parser or XMLParser(target=TreeBuilder())
        self._parser._setevents(self._events_queue, ("end",) if events is None else events)

    def feed(self, data):
        """Parses more of a document; an error is handed out among the events."""
        if self._parser is None:
            raise ValueError("feed() called after end of stream")
        if data:
            try:
                self._parser.feed(data)
            except SyntaxError as error:
                self._events_queue.append(error)

    def _close_and_return_root(self):
        root = self._parser.close()
        self._parser = None
        return root

    def close(self):
        """Ends the document."""
        self._close_and_return_root()

    def read_events(self):
        """The events that were not handed out yet."""
        events = self._events_queue
        while events:
            event = events.popleft()
            if isinstance(event, Exception):
                raise event
            yield event

    def flush(self):
        """Parses what was held back."""
        if self._parser is None:
            raise ValueError("flush() called after end of stream")
        self._parser.flush()


class _Iterparse:
    """The events of a document in a file, read as they are asked for; the root when they are over."""

    def __init__(self, source, events, parser):
        # A file is opened first, so that one that is not there is said at once.
        self._opened = None
        self._pull = XMLPullParser(events, _parser=parser)
        if not hasattr(source, "read"):
            source = self._opened = open(source, "rb")
        self._events = self._run(source)
        self.root = None

    def _run(self, source):
        pull = self._pull
        try:
            while True:
                yield from pull.read_events()
                data = source.read(16 * 1024)
                if not data:
                    break
                pull.feed(data)
            root = pull._close_and_return_root()
            yield from pull.read_events()
            self.root = root
        finally:
            if self._opened is not None:
                self._opened.close()

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._events)

    def close(self):
        """Closes the file, if it was opened here, and hands out no more."""
        if self._opened is not None:
            self._opened.close()
        self._events.close()


def iterparse(source, events=None, parser=None):
    """The events of a document in a file, one by one."""
    return _Iterparse(source, events, parser)
