# Errors, and the event loop.

from contextvars import _run as _run_in, copy_context as _copy_context
from heapq import heappop as _heappop, heappush as _heappush

__name__ = "asyncio.exceptions"


class CancelledError(BaseException):
    """The Future or Task was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Exception):
    """The operation is not allowed in this state."""


class SendfileNotAvailableError(RuntimeError):
    """Sendfile syscall is not available."""


class IncompleteReadError(EOFError):
    """Incomplete read error."""

    def __init__(self, partial, expected):
        wanted = "undefined" if expected is None else repr(expected)
        super().__init__(f"{len(partial)} bytes read on a total of {wanted} expected bytes")
        self.partial = partial
        self.expected = expected

    def __reduce__(self):
        return type(self), (self.partial, self.expected)


class LimitOverrunError(Exception):
    """Reached the buffer limit while looking for a separator."""

    def __init__(self, message, consumed):
        super().__init__(message)
        self.consumed = consumed

    def __reduce__(self):
        return type(self), (self.args[0], self.consumed)


__name__ = "asyncio.events"

# An event loop without a pause looks after so many rounds whether the host has answered something.
_ROUNDS_BEFORE_A_LOOK = 100

_current_loop = None


def _source(function):
    # Where a callback is defined, for `repr`. What is in here has no file.
    while type(function).__name__ == "partial":
        function = function.func
    function = getattr(function, "__func__", function)
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    code = getattr(function, "__code__", None)
    if code is None or code.co_filename.startswith("<frozen asyncio"):
        return ""
    return f" at {code.co_filename}:{code.co_firstlineno}"


def _callback_text(function):
    suffix = "()"
    inner = function
    while type(inner).__name__ == "partial":
        inner = inner.func
        suffix += "()"
    name = getattr(inner, "__qualname__", None) or getattr(inner, "__name__", None) or repr(inner)
    return name + suffix + _source(function)


class Handle:
    """What `call_soon` gives: a callback that has not run yet."""

    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_context", "__weakref__")

    def __init__(self, callback, args, loop, context=None):
        self._callback = callback
        self._args = args
        self._loop = loop
        self._context = _copy_context() if context is None else context
        self._cancelled = False

    def __repr__(self):
        return f"<{' '.join(self._repr_info())}>"

    def _repr_info(self):
        info = [type(self).__name__]
        if self._cancelled:
            info.append("cancelled")
        if self._callback is not None:
            info.append(_callback_text(self._callback))
        return info

    def get_context(self):
        """The context that it runs in."""
        return self._context

    def cancel(self):
        """The callback will not run."""
        if not self._cancelled:
            self._cancelled = True
            self._callback = None
            self._args = None

    def cancelled(self):
        """Whether it was cancelled."""
        return self._cancelled

    def _run(self):
        try:
            _run_in(self._context, self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            message = f"Exception in callback {_callback_text(self._callback)}"
            self._loop.call_exception_handler({"message": message, "exception": exc, "handle": self})


class TimerHandle(Handle):
    """What `call_later` and `call_at` give."""

    __slots__ = ("_when",)

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when

    def _repr_info(self):
        info = super()._repr_info()
        info.insert(2 if self._cancelled else 1, f"when={self._when}")
        return info

    def cancel(self):
        if not self._cancelled:
            self._loop._dead_timers += 1
        super().cancel()

    def when(self):
        """The time of the loop at which it runs."""
        return self._when


class AbstractEventLoop:
    """What event loops have in common."""


def _answers(loop):
    # No Python function can stop the run, but a frame of this generator can: at its `yield from`.
    while True:
        yield (yield from _wait_for_host(loop._calls, loop._until))


class BaseEventLoop(AbstractEventLoop):
    """Runs callbacks and tasks, one after the other; the host is asked to wait when none can run."""

    def __init__(self):
        self._ready = _deque()
        self._timers = []
        self._timer_count = 0
        self._dead_timers = 0
        self._stopping = False
        self._closed = False
        self._running = False
        self._debug = False
        self._exception_handler = None
        self._task_factory = None
        self._current = None
        self._tasks = {}
        self._failed = {}
        # The calls that the host has to answer, by number, and the futures that wait for them.
        self._calls = {}
        self._waiters = {}
        self._until = None
        self._answers = None
        self._rounds = 0
        # Weak references to the asynchronous generators that were begun, until `shutdown_asyncgens`; None after it.
        self._asyncgens = []
        self._asyncgens_most = 16

    def __repr__(self):
        return (
            f"<{type(self).__name__} running={self.is_running()} "
            f"closed={self.is_closed()} debug={self.get_debug()}>"
        )

    def time(self):
        """The time in seconds, by the clock that the host gives."""
        return _time()

    def get_debug(self):
        """Whether the loop is in debug mode, in which it looks at what callbacks are."""
        return self._debug

    def set_debug(self, enabled):
        """Begins debug mode, or ends it."""
        self._debug = enabled

    def is_running(self):
        """Whether it runs."""
        return self._running

    def is_closed(self):
        """Whether it was closed."""
        return self._closed

    def create_future(self):
        """A future of this loop."""
        return Future(loop=self)

    def create_task(self, coro, **kwargs):
        """A task of this loop that runs the coroutine."""
        self._check_closed()
        if self._task_factory is not None:
            return self._task_factory(self, coro, **kwargs)
        return Task(coro, loop=self, **kwargs)

    def set_task_factory(self, factory):
        """Sets what makes tasks: a callable that gets the loop and the coroutine, or None."""
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        """What makes tasks, if it is not the loop."""
        return self._task_factory

    # Callbacks.

    # Nothing is measured: a host has its own means to see what takes long.
    slow_callback_duration = 0.1

    def _check_callback(self, callback, method):
        code = getattr(getattr(callback, "__func__", callback), "__code__", None)
        is_async = code is not None and code.co_flags & 0x80
        if iscoroutine(callback) or is_async:
            raise TypeError(f"coroutines cannot be used with {method}()")
        if not callable(callback):
            raise TypeError(f"a callable object was expected by {method}(), got {callback!r}")

    def call_soon(self, callback, *args, context=None):
        """Runs a callback in the next round."""
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_soon")
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        """As `call_soon`: there is one thread."""
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_soon_threadsafe")
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_later(self, delay, callback, *args, context=None):
        """Runs a callback after a number of seconds."""
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        """Runs a callback at a time of the loop."""
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        if self._debug:
            self._check_callback(callback, "call_at")
        timer = TimerHandle(when, callback, args, self, context)
        self._timer_count += 1
        _heappush(self._timers, (when, self._timer_count, timer))
        return timer

    # Running.

    def run_forever(self):
        """Runs until `stop` is called."""
        self._check_closed()
        self._check_running()
        self._running = True
        _set_running_loop(self)
        hooks = _get_asyncgen_hooks()
        _set_asyncgen_hooks(self._asyncgen_begins, self._asyncgen_ends)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._running = False
            _set_running_loop(None)
            _set_asyncgen_hooks(*hooks)

    def run_until_complete(self, future):
        """Runs until the future is done, and gives its result."""
        self._check_closed()
        self._check_running()
        is_new = not isfuture(future)
        future = ensure_future(future, loop=self)
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except:
            if is_new and future.done() and not future.cancelled():
                # Nobody else can ask for it.
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        """Stops after this round."""
        self._stopping = True

    def close(self):
        """Closes the loop; it cannot run again."""
        if self._running:
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        self._closed = True
        for future in list(self._failed):
            future._report()
        self._ready.clear()
        self._timers.clear()
        self._calls.clear()
        self._waiters.clear()

    def __del__(self):
        for task in self._tasks:
            if task._log_destroy_pending:
                self.call_exception_handler({
                    "task": task,
                    "message": "Task was destroyed but it is pending!",
                })
        if self._closed:
            return
        import warnings

        warnings.warn(f"unclosed event loop {self!r}", ResourceWarning, source=self)
        if not self._running:
            self.close()

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_running(self):
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")

    def _run_once(self):
        timers = self._timers
        if self._dead_timers > 100 and self._dead_timers * 2 > len(timers):
            # A heap of what is sorted is a heap.
            timers[:] = sorted(row for row in timers if not row[2]._cancelled)
            self._dead_timers = 0
        while timers and timers[0][2]._cancelled:
            _heappop(timers)
            self._dead_timers -= 1
        ready = self._ready
        if ready or self._stopping:
            self._rounds += 1
            if self._rounds >= _ROUNDS_BEFORE_A_LOOK and self._calls:
                self._wait(self.time())
        elif timers:
            self._wait(timers[0][0])
        elif self._calls:
            self._wait(None)
        else:
            raise RuntimeError("nothing is left that could wake the event loop")
        if timers:
            # The host's clock counts whole nanoseconds.
            now = self.time() + 1e-9
            while timers and timers[0][0] < now:
                ready.append(_heappop(timers)[2])
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()

    def _wait(self, until):
        # Waits for the host's answers or for the time.
        self._rounds = 0
        self._until = until
        if self._answers is None:
            self._answers = _answers(self)
        try:
            for answers in self._answers:
                break
        except BaseException:
            # The generator is at its end.
            self._answers = None
            raise
        for number, failed, value in answers:
            call = self._calls.pop(number, None)
            if call is not None:
                _settle(call, failed, value)
                self._waiters.pop(number).set_result(None)

    def _submit(self, call):
        # A call that a task awaits: the host is shown it when nothing can run.
        future = HostFuture(loop=self)
        future._number = number = _number(call)
        self._calls[number] = call
        self._waiters[number] = future
        return future

    # Errors that nobody handles.

    def set_exception_handler(self, handler):
        """Sets what is called with the loop and a dict for errors that nobody handles; None for the default."""
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def get_exception_handler(self):
        """What was set, or None."""
        return self._exception_handler

    def default_exception_handler(self, context):
        """Shows an error on the standard error."""
        import sys
        import traceback

        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key not in ("message", "exception"):
                lines.append(f"{key}: {context[key]!r}")
        text = "\n".join(lines) + "\n"
        exception = context.get("exception")
        if exception is not None:
            text += "".join(traceback.format_exception(exception))
        sys.stderr.write(text)

    def call_exception_handler(self, context):
        """Handles an error that nobody else does."""
        if self._exception_handler is None:
            self.default_exception_handler(context)
            return
        try:
            self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            self.default_exception_handler({
                "message": "Unhandled error in exception handler",
                "exception": exc,
                "context": context,
            })

    # What needs threads or the system.

    def run_in_executor(self, executor, func, *args):
        """Refused: there are no threads."""
        raise NotImplementedError("run_in_executor() " + _NO_THREADS)

    # Asynchronous generators.

    def _asyncgen_begins(self, agen):
        if self._asyncgens is None:
            import warnings

            warnings.warn(
                f"asynchronous generator {agen!r} was scheduled after loop.shutdown_asyncgens() call",
                ResourceWarning,
                source=self,
            )
            return
        if len(self._asyncgens) >= self._asyncgens_most:
            self._asyncgens = [ref for ref in self._asyncgens if (agen := ref()) and agen.ag_frame]
            self._asyncgens_most = 16 + 2 * len(self._asyncgens)
        self._asyncgens.append(_weak_ref(agen))

    def _asyncgen_ends(self, agen):
        # The collector has found it.
        if not self._closed:
            self.call_soon(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        """Closes the asynchronous generators that were begun and have not come to their end."""
        agens = [agen for ref in self._asyncgens or () if (agen := ref()) and agen.ag_frame]
        self._asyncgens = None
        if not agens:
            return
        results = await tasks.gather(*[agen.aclose() for agen in agens], return_exceptions=True)
        for result, agen in zip(results, agens):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    "message": f"an error occurred during closing of asynchronous generator {agen!r}",
                    "exception": result,
                    "asyncgen": agen,
                })

    async def shutdown_default_executor(self, timeout=None):
        """Does nothing: there is no executor."""


_NO_THREADS = (
    "is not there: a script has one thread; "
    "let the host give it an awaitable function that does the work"
)


class EventLoop(BaseEventLoop):
    """The event loop of this runtime."""


SelectorEventLoop = EventLoop


def _run_until_complete_cb(future):
    if not future.cancelled():
        exception = future._exception
        if isinstance(exception, (SystemExit, KeyboardInterrupt)):
            # Leaves the loop by itself.
            return
    future.get_loop().stop()


def get_running_loop():
    """The event loop that runs; a RuntimeError if none does."""
    loop = _get_running_loop()
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def get_event_loop():
    """The event loop that runs, or the one that was set."""
    loop = _get_running_loop()
    if loop is not None:
        return loop
    if _current_loop is None:
        raise RuntimeError("There is no current event loop in thread 'MainThread'.")
    return _current_loop


def set_event_loop(loop):
    """Sets what `get_event_loop` gives where no loop runs."""
    global _current_loop
    if loop is not None and not isinstance(loop, AbstractEventLoop):
        raise TypeError(
            f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'"
        )
    _current_loop = loop


def new_event_loop():
    """A new event loop."""
    return EventLoop()
