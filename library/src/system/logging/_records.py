"""What is logged, how it is filtered, and how it becomes text."""

import functools
import io
import os
import sys
import traceback
from string import Formatter as StrFormatter, Template

import logging

_NAMES = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG"}


def _now():
    """The time in nanoseconds. Where the host gave no clock it is zero: records then show the beginning of 1970."""
    try:
        import time

        return time.time_ns()
    except Exception:
        return 0


_started = _now()


@functools.lru_cache(maxsize=128)
def _names(path):
    """The name of a file, and of the module that it holds."""
    name = os.path.basename(path)
    return name, os.path.splitext(name)[0]


def _shown_stack(frame):
    """The stack as it stands in a record."""
    with io.StringIO() as out:
        out.write("Stack (most recent call last):\n")
        traceback.print_stack(frame, file=out)
        return out.getvalue().removesuffix("\n")


def _task_name():
    asyncio = sys.modules.get("asyncio")
    if asyncio is None:
        return None
    try:
        return asyncio.current_task().get_name()
    except Exception:
        return None


class LogRecord:
    """One event: what was logged, by whom, where and when."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        now = _now()
        self.name = name
        self.msg = msg
        # A single mapping gives the values of %(name)s.
        if args and len(args) == 1 and isinstance(args[0], logging.collections.abc.Mapping) and args[0]:
            args = args[0]
        self.args = args
        self.levelname = logging.getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        try:
            self.filename, self.module = _names(pathname)
        except (TypeError, ValueError, AttributeError):
            self.filename, self.module = pathname, "Unknown module"
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = now / 1e9
        self.msecs = now % 1_000_000_000 // 1_000_000 + 0.0
        # Seconds that were rounded up take no thousandths along.
        if self.msecs == 999.0 and int(self.created) != now // 1_000_000_000:
            self.msecs = 0.0
        self.relativeCreated = (now - _started) / 1e6
        self.thread = self.threadName = None
        if logging.logThreads:
            import threading

            self.thread = threading.get_ident()
            self.threadName = threading.current_thread().name
        self.processName = None
        if logging.logMultiprocessing:
            self.processName = "MainProcess"
            multiprocessing = sys.modules.get("multiprocessing")
            if multiprocessing is not None:
                try:
                    self.processName = multiprocessing.current_process().name
                except Exception:
                    pass
        self.process = os.getpid() if logging.logProcesses and hasattr(os, "getpid") else None
        self.taskName = _task_name() if logging.logAsyncioTasks else None

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    def getMessage(self):
        """The message with its arguments."""
        message = str(self.msg)
        return message % self.args if self.args else message


def _check_text(fmt):
    if not isinstance(fmt, str):
        raise TypeError(f"expected string or bytes-like object, got '{type(fmt).__name__}'")


class PercentStyle:
    """Formats of the kind %(name)s."""

    default_format = "%(message)s"
    asctime_format = "%(asctime)s"
    asctime_search = "%(asctime)"

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults

    def usesTime(self):
        """Whether the format shows the time."""
        return self._fmt.find(self.asctime_search) >= 0

    def validate(self):
        """A ValueError for a format that would show nothing of a record."""
        _check_text(self._fmt)
        at = self._fmt.find("%(")
        while at >= 0:
            if self._is_field(at + 2):
                return
            at = self._fmt.find("%(", at + 1)
        raise ValueError(f"Invalid format '{self._fmt}' for '{self.default_format[0]}' style")

    def _is_field(self, at):
        """Whether NAME)FLAGS WIDTH .PRECISION KIND stands at this place."""
        fmt = self._fmt + "\0"
        end = at
        while fmt[end] == "_" or fmt[end].isalnum():
            end += 1
        if end == at or fmt[end] != ")":
            return False
        end += 1
        while fmt[end] in "#0+ -":
            end += 1
        for first in ("", "."):
            start = end
            if first:
                if fmt[end] != first:
                    break
                end += 1
            if fmt[end] == "*":
                end += 1
            else:
                while fmt[end].isdecimal():
                    end += 1
                if first and end == start + 1:
                    return False
        return fmt[end].lower() in "diouxefgcrsa%"

    def _values(self, record):
        return {**self._defaults, **record.__dict__} if self._defaults else record.__dict__

    def _format(self, record):
        return self._fmt % self._values(record)

    def format(self, record):
        """The text of a record."""
        try:
            return self._format(record)
        except KeyError as error:
            raise ValueError(f"Formatting field not found in record: {error}") from None


class StrFormatStyle(PercentStyle):
    """Formats of the kind {name}."""

    default_format = "{message}"
    asctime_format = "{asctime}"
    asctime_search = "{asctime"

    def _format(self, record):
        return self._fmt.format(**self._values(record))

    def validate(self):
        fields = set()
        try:
            for _, name, spec, conversion in StrFormatter().parse(self._fmt):
                if name:
                    if not _is_plain_field(name):
                        raise ValueError(f"invalid field name/expression: {name!r}")
                    fields.add(name)
                if conversion and conversion not in "rsa":
                    raise ValueError(f"invalid conversion: {conversion!r}")
                if spec and not _is_spec(spec):
                    raise ValueError(f"bad specifier: {spec!r}")
        except ValueError as error:
            raise ValueError(f"invalid format: {error}") from None
        if not fields:
            raise ValueError("invalid format: no fields")


def _is_plain_field(name):
    """Whether a field is a name or a number, with attributes and indices behind it."""
    end = 0
    while end < len(name) and (name[end] == "_" or name[end].isalnum()):
        end += 1
    first, rest = name[:end], name[end:]
    if not (first.isdecimal() or first and not first[0].isdecimal()):
        return False
    while rest:
        if rest[0] == "[":
            end = rest.find("]")
            if end < 2:
                return False
            rest = rest[end + 1:]
        else:
            end = 1
            while end < len(rest) and (rest[end] == "_" or rest[end].isalnum()):
                end += 1
            if rest[0] != "." or end == 1:
                return False
            rest = rest[end:]
    return True


def _is_spec(spec):
    """Whether a specifier is [fill align][sign][#][0][width][,|_][.precision][kind]."""
    at = 0
    if spec[1:2] in tuple("<>=^"):
        at = 2
    elif spec[:1] in tuple("<>=^"):
        at = 1
    for optional in ("+- ", "#", "0"):
        if spec[at:at + 1] and spec[at] in optional:
            at += 1
    at = _after_size(spec, at)
    if spec[at:at + 1] in (",", "_"):
        at += 1
    if spec[at:at + 1] == ".":
        after = _after_size(spec, at + 1)
        if after == at + 1:
            return False
        at = after
    if spec[at:at + 1] and spec[at].lower() in "bcdefgnosx%":
        at += 1
    return at == len(spec)


def _after_size(spec, at):
    """The place after a number, or after a field that gives one."""
    if spec[at:at + 1] == "{":
        close = spec.find("}", at)
        return close + 1 if close > 0 and spec[at + 1:close].replace("_", "a").isalnum() else at
    while spec[at:at + 1].isdecimal():
        at += 1
    return at


class StringTemplateStyle(PercentStyle):
    """Formats of the kind ${name}."""

    default_format = "${message}"
    asctime_format = "${asctime}"
    asctime_search = "${asctime}"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._tpl = Template(self._fmt)

    def usesTime(self):
        return self._fmt.find("$asctime") >= 0 or self._fmt.find(self.asctime_search) >= 0

    def validate(self):
        fields = 0
        _check_text(self._fmt)
        at = self._fmt.find("$")
        while at >= 0:
            after = self._fmt[at + 1:]
            if after[:1] == "$":
                at += 1
            elif after[:1] == "{" and after[1:max(after.find("}"), 1)].isidentifier() or after[:1] == "_" or after[:1].isalpha():
                fields += 1
            else:
                raise ValueError("invalid format: bare '$' not allowed")
            at = self._fmt.find("$", at + 1)
        if not fields:
            raise ValueError("invalid format: no fields")

    def _format(self, record):
        return self._tpl.substitute(**self._values(record))


BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
_STYLES = {
    "%": (PercentStyle, BASIC_FORMAT),
    "{": (StrFormatStyle, "{levelname}:{name}:{message}"),
    "$": (StringTemplateStyle, "${levelname}:${name}:${message}"),
}


class Formatter:
    """Turns records into text."""

    converter = staticmethod(lambda seconds=None: _local_time(seconds))
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        if style not in _STYLES:
            raise ValueError(f"Style must be one of: {','.join(_STYLES)}")
        self._style = _STYLES[style][0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):
        """The time of a record."""
        import time

        moment = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        text = time.strftime(self.default_time_format, moment)
        return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

    def formatException(self, ei):
        """The traceback of an exception."""
        with io.StringIO() as out:
            traceback.print_exception(ei[0], ei[1], ei[2], limit=None, file=out)
            return out.getvalue().removesuffix("\n")

    def usesTime(self):
        """Whether the format shows the time."""
        return self._style.usesTime()

    def formatMessage(self, record):
        return self._style.format(record)

    def formatStack(self, stack_info):
        return stack_info

    def format(self, record):
        """The text of a record, with its exception and its stack below."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        # Kept for the next handler.
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            text = text.removesuffix("\n") + "\n" + record.exc_text
        if record.stack_info:
            text = text.removesuffix("\n") + "\n" + self.formatStack(record.stack_info)
        return text


def _local_time(seconds):
    import time

    return time.localtime(seconds)


class BufferingFormatter:
    """Turns many records into one text."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt if linefmt else logging._defaultFormatter

    def formatHeader(self, records):
        return ""

    def formatFooter(self, records):
        return ""

    def format(self, records):
        """The texts of the records, between a header and a footer."""
        if not records:
            return ""
        lines = "".join([self.linefmt.format(record) for record in records])
        return self.formatHeader(records) + lines + self.formatFooter(records)


class Filter:
    """Lets the records of a logger and of those below it through."""

    def __init__(self, name=""):
        self.name = name
        self.nlen = len(name)

    def filter(self, record):
        """Whether a record may pass."""
        return not self.name or record.name == self.name or record.name.find(self.name + ".") == 0


class Filterer:
    """What has filters: loggers and handlers."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        """The record, or what a filter put in its place; something false if one of them refuses it."""
        for each in self.filters:
            result = each.filter(record) if hasattr(each, "filter") else each(record)
            if not result:
                return False
            if isinstance(result, LogRecord):
                record = result
        return record
