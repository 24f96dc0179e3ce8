# `traceback`: the objects around the formatter of the runtime (`_format`, `_message`, `_hint`, `_syntax_error`,
# `_source_lines`, `_position`). Whole exceptions are formatted there; `TracebackException` keeps what it shows, so
# it puts its text together here.

import linecache
import sys

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb",
    "clear_frames", "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list",
]

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_REPEATS_SHOWN = 3


class _Implicit:
    def __repr__(self):
        return "<implicit>"


_implicit = _Implicit()


def _write(pieces, file):
    if file is None:
        file = sys.stderr
    for piece in pieces:
        print(piece, file=file, end="")


def _limit(limit):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is not None and limit < 0:
            limit = 0
    return limit


def _safe(value, what, convert=str):
    try:
        return convert(value)
    except:
        return f"<{what} {convert.__name__}() failed>"


# Exceptions


def _value_and_traceback(exc, value, tb):
    if (value is _implicit) != (tb is _implicit):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _implicit:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f"Exception expected for value, {type(exc).__name__} found")


def format_exception(exc, /, value=_implicit, tb=_implicit, limit=None, chain=True, **kwargs):
    """The text of an exception with its traceback, as a list of pieces that end in newlines."""
    value, tb = _value_and_traceback(exc, value, tb)
    if isinstance(value, BaseException):
        return _format(value, tb, _limit(limit), chain)
    return list(TracebackException(type(value), value, tb, limit=limit, compact=True).format(chain=chain))


def print_exception(exc, /, value=_implicit, tb=_implicit, limit=None, file=None, chain=True, **kwargs):
    """Writes what `format_exception` gives."""
    _write(format_exception(exc, value, tb, limit, chain), file)


def format_exception_only(exc, /, value=_implicit, *, show_group=False, **kwargs):
    """The message of an exception, with its notes; with `show_group` those of its members too."""
    if value is _implicit:
        value = exc
    if isinstance(value, BaseException) and not show_group:
        return _message(value, None)
    error = TracebackException(type(value), value, None, compact=True)
    return list(error.format_exception_only(show_group=show_group))


def format_exc(limit=None, chain=True):
    """The text of the exception that is being handled."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Writes the text of the exception that is being handled."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    """Writes the text of the exception that `sys.last_exc` keeps."""
    if hasattr(sys, "last_exc"):
        print_exception(sys.last_exc, limit=limit, file=file, chain=chain)
    elif hasattr(sys, "last_type"):
        print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)
    else:
        raise ValueError("no last exception")


# Tracebacks and stacks


def print_list(extracted_list, file=None):
    """Writes a list of entries."""
    _write(StackSummary.from_list(extracted_list).format(), file)


def format_list(extracted_list):
    """The texts of a list of entries."""
    return StackSummary.from_list(extracted_list).format()


def print_tb(tb, limit=None, file=None):
    """Writes the entries of a traceback."""
    print_list(extract_tb(tb, limit=limit), file=file)


def format_tb(tb, limit=None):
    """The texts of the entries of a traceback."""
    return extract_tb(tb, limit=limit).format()


def extract_tb(tb, limit=None):
    """The entries of a traceback, outermost first."""
    return StackSummary._summarise(_tb_places(tb), limit=limit)


def print_stack(f=None, limit=None, file=None):
    """Writes the entries of a stack of calls."""
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit=limit), file=file)


def format_stack(f=None, limit=None):
    """The texts of the entries of a stack of calls."""
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit=limit))


def extract_stack(f=None, limit=None):
    """The entries of a stack of calls, outermost first."""
    if f is None:
        f = sys._getframe().f_back
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def walk_stack(f):
    """Each frame from `f` outwards, with its line; without one, from that of the caller."""
    if f is None:
        f = sys._getframe().f_back

    def walk(frame):
        while frame is not None:
            yield frame, frame.f_lineno
            frame = frame.f_back

    return walk(f)


def walk_tb(tb):
    """Each frame of a traceback, with its line."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def _tb_places(tb):
    while tb is not None:
        place = _position(tb.tb_frame.f_code, tb.tb_lasti)
        yield tb.tb_frame, place if place[0] is not None else (tb.tb_lineno, *place[1:])
        tb = tb.tb_next


def clear_frames(tb):
    """Lets go of the variables of all frames of a traceback."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass  # It still runs.
        tb = tb.tb_next


class FrameSummary:
    """One entry: file, line, name, and the text of the line; `locals` are texts, if they were asked for."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_lines", "_lines_dedented", "locals")

    def __init__(
        self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
        end_lineno=None, colno=None, end_colno=None,
    ):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._lines = line
        self._lines_dedented = None
        if lookup_line:
            self.line
        self.locals = {k: _safe(v, "local", repr) for k, v in locals.items()} if locals else None

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (
                self.filename == other.filename and self.lineno == other.lineno
                and self.name == other.name and self.locals == other.locals
            )
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, pos):
        return (self.filename, self.lineno, self.name, self.line)[pos]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4

    @property
    def _original_lines(self):
        if self._lines is None and self.lineno is not None and self.end_lineno is not None:
            numbers = range(self.lineno, self.end_lineno + 1)
            self._lines = "".join(linecache.getline(self.filename, n).rstrip() + "\n" for n in numbers)
        return self._lines

    @property
    def line(self):
        lines = self._original_lines
        return None if lines is None else lines.partition("\n")[0].strip()


class StackSummary(list):
    """A list of entries that can be formatted."""

    @classmethod
    def extract(klass, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """The entries of what gives pairs of frame and line."""

        def places():
            for f, lineno in frame_gen:
                yield f, (lineno, None, None, None)

        return klass._summarise(places(), limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals)

    @classmethod
    def _summarise(klass, places, *, limit=None, lookup_lines=True, capture_locals=False):
        limit = _limit(limit)
        if limit is not None and limit < 0:
            places = list(places)[limit:]
            limit = None
        result = klass()
        if limit == 0:
            return result
        for f, (lineno, end_lineno, colno, end_colno) in places:
            code = f.f_code
            linecache.lazycache(code.co_filename, f.f_globals)
            result.append(FrameSummary(
                code.co_filename, lineno, code.co_name, lookup_line=False,
                locals=f.f_locals if capture_locals else None,
                end_lineno=end_lineno, colno=colno, end_colno=end_colno,
            ))
            if limit is not None and len(result) >= limit:
                break
        if lookup_lines:
            for f in result:
                f.line
        return result

    @classmethod
    def from_list(klass, a_list):
        """The entries of a list of summaries and of tuples of four."""
        result = StackSummary()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        """The text of one entry."""
        filename = "<stdin>" if frame_summary.filename.startswith("<stdin>-") else frame_summary.filename
        text = f'  File "{filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        lines = frame_summary._original_lines
        if lines and lines.strip():
            if frame_summary.colno is None or frame_summary.end_colno is None:
                text += _source_lines(lines, None, None)
            else:
                lines = lines.splitlines()[: frame_summary.end_lineno - frame_summary.lineno + 1]
                text += _source_lines("\n".join(lines), frame_summary.colno, frame_summary.end_colno)
        if frame_summary.locals:
            for name, value in sorted(frame_summary.locals.items()):
                text += f"    {name} = {value}\n"
        return text

    def format(self, **kwargs):
        """The texts of all entries; of many equal ones in a row only the first are shown."""
        result = []
        last = None
        count = 0

        def note_repeats():
            more = count - _REPEATS_SHOWN
            if more > 0:
                result.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")

        for frame in self:
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            this = frame.filename, frame.lineno, frame.name
            if this != last or None in this:
                note_repeats()
                last = this
                count = 0
            count += 1
            if count <= _REPEATS_SHOWN:
                result.append(text)
        note_repeats()
        return result


class _Margin:
    """How deep in groups the text is."""

    def __init__(self):
        self.depth = 0
        self.need_close = False

    def indent(self):
        return " " * (2 * self.depth)

    def emit(self, pieces, mark="|"):
        if not self.depth:
            yield from pieces
            return
        before = f"{self.indent()}{mark} "
        for piece in pieces:
            yield "".join(before + line for line in piece.splitlines(True))


class TracebackException:
    """What is shown of an exception and of those behind it, without holding on to them."""

    def __init__(
        self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
        compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None,
    ):
        outermost = _seen is None
        if outermost:
            _seen = set()
        _seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary._summarise(
            _tb_places(exc_traceback), limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals
        )
        self._exc_type = exc_type if save_exc_type else None
        self._str = _safe(exc_value, "exception")
        try:
            self.__notes__ = getattr(exc_value, "__notes__", None)
        except Exception as e:
            self.__notes__ = [f"Ignored error getting __notes__: {_safe(e, '__notes__', repr)}"]
        self._is_syntax_error = False
        self._have_exc_type = exc_type is not None
        self.exc_type_qualname = exc_type.__qualname__ if exc_type is not None else None
        self.exc_type_module = exc_type.__module__ if exc_type is not None else None
        if exc_type and issubclass(exc_type, SyntaxError):
            self.filename = exc_value.filename
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.end_lineno = None if exc_value.end_lineno is None else str(exc_value.end_lineno)
            self.text = exc_value.text
            self.offset = exc_value.offset
            self.end_offset = exc_value.end_offset
            self.msg = exc_value.msg
            self._is_syntax_error = True
            self._typo = _typo(exc_value)
        elif exc_value is not None:
            self._str += _hint(exc_value, exc_traceback)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        if not outermost:
            return
        options = dict(
            limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals,
            max_group_width=max_group_width, max_group_depth=max_group_depth, _seen=_seen,
        )

        def summary(exc):
            if exc is None or id(exc) in _seen:
                return None
            return TracebackException(type(exc), exc, exc.__traceback__, **options)

        queue = [(self, exc_value)]
        while queue:
            error, exc = queue.pop()
            error.__cause__ = error.__context__ = error.exceptions = None
            if not exc:
                continue
            error.__cause__ = cause = summary(exc.__cause__)
            if cause:
                queue.append((cause, exc.__cause__))
            if not compact or cause is None and not exc.__suppress_context__:
                error.__context__ = context = summary(exc.__context__)
                if context:
                    queue.append((context, exc.__context__))
            if isinstance(exc, BaseExceptionGroup):
                error.exceptions = [
                    TracebackException(type(e), e, e.__traceback__, **options) for e in exc.exceptions
                ]
                queue.extend(zip(error.exceptions, exc.exceptions))

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """What is shown of an exception object."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        import warnings

        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning, stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        if not self._have_exc_type:
            return None
        module = self.exc_type_module
        if module in ("__main__", "builtins"):
            return self.exc_type_qualname
        if not isinstance(module, str):
            module = "<unknown>"
        return f"{module}.{self.exc_type_qualname}"

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, _depth=0, **kwargs):
        """The message, with the notes; with `show_group` those of the members of a group too."""
        indent = 3 * _depth * " "
        if not self._have_exc_type:
            yield f"{indent}None: {self._str}\n" if self._str else f"{indent}None\n"
            return
        name = self.exc_type_str
        if self._is_syntax_error:
            if self._typo is not None:
                self.msg, self.text, self.offset, self.end_offset = self._typo
                self.end_lineno = self.lineno
            for piece in _syntax_error(
                name, self.msg, self.filename, self.lineno, self.offset, self.text, self.end_lineno, self.end_offset
            ):
                yield indent + piece
        else:
            message = f"{name}: {self._str}" if self._str else name
            if _depth:
                for line in message.split("\n"):
                    yield f"{indent}{line}\n"
            else:
                yield message + "\n"
        notes = self.__notes__
        if _is_sequence(notes):
            for note in notes:
                for line in _safe(note, "note").split("\n"):
                    yield f"{indent}{line}\n"
        elif notes is not None:
            yield f"{indent}{_safe(notes, '__notes__', repr)}\n"
        if self.exceptions and show_group:
            for error in self.exceptions:
                yield from error.format_exception_only(show_group=show_group, _depth=_depth + 1)

    def format(self, *, chain=True, _ctx=None, **kwargs):
        """The pieces of the whole text, those of the oldest exception of the chain first."""
        margin = _Margin() if _ctx is None else _ctx
        errors = [(None, self)]
        while chain:
            error = errors[-1][1]
            if error.__cause__ is not None:
                sentence, error_before = _CAUSE, error.__cause__
            elif error.__context__ is not None and not error.__suppress_context__:
                sentence, error_before = _CONTEXT, error.__context__
            else:
                break
            errors[-1] = sentence, error
            errors.append((None, error_before))
        for sentence, error in reversed(errors):
            if sentence is not None:
                yield from margin.emit([sentence])
            if error.exceptions is None:
                if error.stack:
                    yield from margin.emit(["Traceback (most recent call last):\n"])
                    yield from margin.emit(error.stack.format())
                yield from margin.emit(error.format_exception_only())
            elif margin.depth > self.max_group_depth:
                yield from margin.emit([f"... (max_group_depth is {self.max_group_depth})\n"])
            else:
                yield from error._format_group(margin, chain, self.max_group_width)

    def _format_group(self, margin, chain, max_width):
        outermost = margin.depth == 0
        if outermost:
            margin.depth = 1
        if self.stack:
            mark = "+" if outermost else "|"
            yield from margin.emit(["Exception Group Traceback (most recent call last):\n"], mark)
            yield from margin.emit(self.stack.format())
        yield from margin.emit(self.format_exception_only())
        shown = min(len(self.exceptions), max_width + 1)
        margin.need_close = False
        for i in range(shown):
            last = i == shown - 1
            if last:
                margin.need_close = True
            title = i + 1 if i < max_width else "..."
            yield f"{margin.indent()}{'  ' if i else '+-'}+---------------- {title} ----------------\n"
            margin.depth += 1
            if i < max_width:
                yield from self.exceptions[i].format(chain=chain, _ctx=margin)
            else:
                more = len(self.exceptions) - max_width
                yield from margin.emit([f"and {more} more exception{'s' if more > 1 else ''}\n"])
            if last and margin.need_close:
                yield f"{margin.indent()}+------------------------------------\n"
                margin.need_close = False
            margin.depth -= 1
        if outermost:
            margin.depth = 0

    def print(self, *, file=None, chain=True, **kwargs):
        """Writes the whole text."""
        _write(self.format(chain=chain), file)


def _is_sequence(notes):
    if isinstance(notes, (list, tuple)):
        return True
    if notes is None or isinstance(notes, (str, bytes)):
        return False
    from collections.abc import Sequence
    return isinstance(notes, Sequence)
