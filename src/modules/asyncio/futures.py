# Futures: results that are not there yet.

__name__ = "asyncio.futures"

# So many failures that nobody has asked for are kept before the oldest is reported.
_MAX_UNRETRIEVED = 256

_reprs = set()


def isfuture(obj):
    """Whether an object is a future, or says that it works like one."""
    marked = getattr(type(obj), "_asyncio_future_blocking", _reprs)
    return marked is not _reprs and obj._asyncio_future_blocking is not None


def _short(value):
    # As `reprlib.repr` for what is long; containers are shown to six items.
    if isinstance(value, str):
        text = repr(value[:30])
        if len(text) > 30:
            text = repr(value[:13] + value[max(0, len(value) - 14):])
            text = text[:13] + "..." + text[len(text) - 14:]
        return text
    cls = type(value)
    if cls in (list, tuple, set, frozenset, dict) and _is_long(value):
        return _short_items(value, 6)
    text = repr(value)
    if cls is int:
        return text if len(text) <= 40 else text[:18] + "..." + text[-19:]
    if cls in (list, tuple, set, frozenset, dict) or len(text) <= 30:
        return text
    return text[:13] + "..." + text[-14:] if cls not in (bool, float, type(None)) else text


def _is_long(value):
    limit = 4 if type(value) is dict else 6
    if len(value) > limit:
        return True
    items = [x for row in value.items() for x in row] if type(value) is dict else value
    return any(type(x) in (list, tuple, set, frozenset, dict, str, int) for x in items)


def _short_items(value, level):
    cls = type(value)
    if not value:
        return repr(value)
    opening, closing = {
        list: ("[", "]"),
        tuple: ("(", ")"),
        set: ("{", "}"),
        frozenset: ("frozenset({", "})"),
        dict: ("{", "}"),
    }[cls]
    if level <= 0:
        return opening + "..." + closing
    limit = 4 if cls is dict else 6

    def short(item):
        if type(item) in (list, tuple, set, frozenset, dict):
            return _short_items(item, level - 1)
        return _short(item)

    items = value
    if cls in (dict, set, frozenset):
        try:
            items = sorted(value)
        except Exception:
            items = list(value)
    shown = [
        f"{short(item)}: {short(value[item])}" if cls is dict else short(item)
        for item in list(items)[:limit]
    ]
    if len(value) > limit:
        shown.append("...")
    text = ", ".join(shown)
    if cls is tuple and len(value) == 1:
        text += ","
    return opening + text + closing


class Future:
    """A result that is not there yet; it can be awaited."""

    # As CPython's, which is written in C.
    __module__ = "_asyncio"

    _state = "PENDING"
    _result = None
    _exception = None
    _cancel_message = None
    _cancelled_exc = None
    _loop = None
    # Set while the future is on its way to the task that awaits it.
    _asyncio_future_blocking = False

    __class_getitem__ = classmethod(_GenericAlias)

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._callbacks = []

    def __repr__(self):
        if self in _reprs:
            return "..."
        _reprs.add(self)
        try:
            return f"<{type(self).__name__} {' '.join(self._repr_info())}>"
        finally:
            _reprs.discard(self)

    def _repr_info(self):
        info = [self._state.lower()]
        if self._state == "FINISHED":
            if self._exception is not None:
                info.append(f"exception={self._exception!r}")
            else:
                info.append(f"result={_short(self._result)}")
        shown = [_callback_text(callback) for callback, _ in self._callbacks]
        if len(shown) > 2:
            shown[1:-1] = [f"<{len(shown) - 2} more>"]
        if shown:
            info.append(f"cb=[{', '.join(shown)}]")
        return info

    def get_loop(self):
        """The event loop that it belongs to."""
        if self._loop is None:
            raise RuntimeError("Future object is not initialized.")
        return self._loop

    def done(self):
        """Whether it has a result or an exception, or was cancelled."""
        return self._state != "PENDING"

    def cancelled(self):
        """Whether it was cancelled."""
        return self._state == "CANCELLED"

    def cancel(self, msg=None):
        """Cancels it; says whether that was possible."""
        if self._state != "PENDING":
            self._retrieved()
            return False
        self._cancel_message = msg
        self._end("CANCELLED")
        return True

    def _make_cancelled_error(self):
        exc = self._cancelled_exc
        if exc is not None:
            self._cancelled_exc = None
            return exc
        if self._cancel_message is None:
            return CancelledError()
        return CancelledError(self._cancel_message)

    def result(self):
        """The result, or the exception is raised."""
        if self._state == "FINISHED":
            exception = self._exception
            if exception is None:
                return self._result
            self._retrieved()
            raise exception.with_traceback(self._exception_tb)
        if self._state == "CANCELLED":
            raise self._make_cancelled_error()
        raise InvalidStateError("Result is not set.")

    def exception(self):
        """The exception, or None if it has a result."""
        if self._state == "CANCELLED":
            raise self._make_cancelled_error()
        if self._state != "FINISHED":
            raise InvalidStateError("Exception is not set.")
        self._retrieved()
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        """Calls a function with the future once it is done."""
        if self._state != "PENDING":
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, _copy_context() if context is None else context))

    def remove_done_callback(self, fn):
        """Takes callbacks back; gives how many there were."""
        kept = [row for row in self._callbacks if row[0] != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks[:] = kept
        return removed

    def set_result(self, result):
        """Gives it its result."""
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        self._result = result
        self._end("FINISHED")

    def set_exception(self, exception):
        """Gives it an exception in place of a result."""
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError("invalid exception object")
        if isinstance(exception, StopIteration):
            error = RuntimeError(
                "StopIteration interacts badly with generators and cannot be raised into a Future"
            )
            error.__cause__ = exception
            error.__context__ = exception
            exception = error
        self._fail(exception)

    def _fail(self, exception):
        self._exception = exception
        self._exception_tb = exception.__traceback__
        failed = self._loop._failed
        failed[self] = None
        self._end("FINISHED")
        if len(failed) > _MAX_UNRETRIEVED:
            next(iter(failed))._report()

    def _end(self, state):
        self._state = state
        callbacks = self._callbacks
        if callbacks:
            self._callbacks = []
            call_soon = self._loop.call_soon
            for callback, context in callbacks:
                call_soon(callback, self, context=context)

    def _retrieved(self):
        if self._exception is not None:
            self._loop._failed.pop(self, None)

    def _report(self):
        self._retrieved()
        self._loop.call_exception_handler({
            "message": f"{type(self).__name__} exception was never retrieved",
            "exception": self._exception,
            "future": self,
        })

    @property
    def _log_traceback(self):
        return self in self._loop._failed

    @_log_traceback.setter
    def _log_traceback(self, value):
        if value:
            raise ValueError("_log_traceback can only be set to False")
        self._retrieved()

    def __await__(self):
        if self._state == "PENDING":
            self._asyncio_future_blocking = True
            yield self
            if self._state == "PENDING":
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


class HostFuture(Future):
    """Done once the host has answered a call. The answer goes to the coroutine that made the call."""

    def cancel(self, msg=None):
        if not super().cancel(msg):
            return False
        # The host is not asked any more.
        self._loop._calls.pop(self._number, None)
        self._loop._waiters.pop(self._number, None)
        return True
