"""What assertRaises() and its like give for a `with` statement."""

import sys
import traceback
import types
import warnings
from collections import namedtuple

__unittest = True


class _Context:
    """Of an assertion about what a call or a block does."""

    msg = None
    obj_name = None

    def __init__(self, expected, test_case, expected_regex=None):
        self.test_case = test_case
        self.expected = expected
        if expected_regex is not None and isinstance(expected_regex, (str, bytes)):
            import re
            expected_regex = re.compile(expected_regex)
        self.expected_regex = expected_regex

    def handle(self, name, args, kwargs):
        """Calls what is given with its arguments; without it, the context is the answer."""
        if not _is_subtype(self.expected, self._base_type):
            raise TypeError(f"{name}() arg 1 must be {self._base_type_str}")
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
            return self
        function, *args = args
        self.obj_name = getattr(function, "__name__", None) or str(function)
        with self:
            function(*args, **kwargs)

    def _fail(self, standard):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standard))

    def _expected_name(self):
        try:
            return self.expected.__name__
        except AttributeError:
            return str(self.expected)


def _is_subtype(expected, base):
    if isinstance(expected, tuple):
        return all(_is_subtype(each, base) for each in expected)
    return isinstance(expected, type) and issubclass(expected, base)


class AssertRaises(_Context):
    """The context of assertRaises(); `exception` is what was raised."""

    _base_type = BaseException
    _base_type_str = "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            by = f" by {self.obj_name}" if self.obj_name else ""
            self._fail(f"{self._expected_name()} not raised{by}")
        else:
            traceback.clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._fail(f'"{self.expected_regex.pattern}" does not match "{exc_value}"')
        return True

    __class_getitem__ = classmethod(types.GenericAlias)


class AssertWarns(_Context):
    """The context of assertWarns(); `warning` is the first that was expected, with `filename` and `lineno`."""

    _base_type = Warning
    _base_type_str = "a warning type or tuple of warning types"

    def __enter__(self):
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter("always", self.expected) if not isinstance(self.expected, tuple) else warnings.simplefilter("always")
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        first = None
        for each in self.warnings:
            message = each.message
            if not isinstance(message, self.expected):
                continue
            if first is None:
                first = message
            if self.expected_regex is not None and not self.expected_regex.search(str(message)):
                continue
            self.warning, self.filename, self.lineno = message, each.filename, each.lineno
            return
        if first is not None:
            self._fail(f'"{self.expected_regex.pattern}" does not match "{first}"')
        by = f" by {self.obj_name}" if self.obj_name else ""
        self._fail(f"{self._expected_name()} not triggered{by}")


class AssertNotWarns(AssertWarns):
    """The context of an assertion that there is no such warning."""

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is None and any(isinstance(each.message, self.expected) for each in self.warnings):
            by = f" by {self.obj_name}" if self.obj_name else ""
            self._fail(f"{self._expected_name()} triggered{by}")


LoggingWatcher = namedtuple("_LoggingWatcher", ["records", "output"])


class AssertLogs:
    """The context of assertLogs() and assertNoLogs(); `records` and `output` are what was logged."""

    LOGGING_FORMAT = "%(levelname)s:%(name)s:%(message)s"
    msg = None

    def __init__(self, test_case, logger_name, level, no_logs, formatter=None):
        self.test_case = test_case
        self.logger_name = logger_name
        self.no_logs = no_logs
        self.given_level = level
        self.formatter = formatter

    def __enter__(self):
        import logging
        if self.given_level:
            level = logging.getLevelNamesMapping().get(self.given_level, self.given_level)
        else:
            level = logging.INFO
        self.level = level
        given = self.logger_name
        logger = self.logger = given if isinstance(given, logging.Logger) else logging.getLogger(given)
        watcher = self.watcher = LoggingWatcher([], [])

        class Capture(logging.Handler):
            def flush(self):
                pass

            def emit(self, record):
                watcher.records.append(record)
                watcher.output.append(self.format(record))

        handler = Capture()
        handler.setLevel(level)
        handler.setFormatter(self.formatter or logging.Formatter(self.LOGGING_FORMAT))
        self.old = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [handler]
        logger.setLevel(level)
        logger.propagate = False
        return None if self.no_logs else watcher

    def __exit__(self, exc_type, exc_value, tb):
        self.logger.handlers, level, self.logger.propagate = self.old
        self.logger.setLevel(level)
        if exc_type is not None:
            return False
        import logging
        fail = self.test_case.failureException
        if self.no_logs:
            if self.watcher.records:
                text = f"Unexpected logs found: {self.watcher.output!r}"
                raise fail(self.test_case._formatMessage(self.msg, text))
        elif not self.watcher.records:
            level = logging.getLevelName(self.level)
            text = f"no logs of level {level} or higher triggered on {self.logger.name}"
            raise fail(self.test_case._formatMessage(self.msg, text))
