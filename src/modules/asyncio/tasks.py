# Tasks, and the functions that wait for them.

__name__ = "asyncio.coroutines"


def iscoroutine(obj):
    """Whether an object is a coroutine."""
    if isinstance(obj, _CoroutineType):
        return True
    cls = type(obj)
    return all(hasattr(cls, name) for name in ("__await__", "send", "throw", "close"))


def _isawaitable(obj):
    if iscoroutine(obj) or hasattr(type(obj), "__await__"):
        return True
    # CO_ITERABLE_COROUTINE
    return isinstance(obj, _GeneratorType) and bool(obj.gi_code.co_flags & 0x100)


def _coroutine_text(coro):
    name = getattr(coro, "__qualname__", None) or getattr(coro, "__name__", None)
    name = f"{name or f'<{type(coro).__name__} without __name__>'}()"
    code = getattr(coro, "cr_code", None) or getattr(coro, "gi_code", None)
    if not code:
        running = getattr(coro, "cr_running", None) or getattr(coro, "gi_running", None)
        return f"{name} running" if running else name
    frame = getattr(coro, "gi_frame", None) or getattr(coro, "cr_frame", None)
    file = code.co_filename or "<empty co_filename>"
    if frame is not None:
        return f"{name} running at {file}:{frame.f_lineno}"
    return f"{name} done, defined at {file}:{code.co_firstlineno}"


__name__ = "asyncio.tasks"

_task_count = 0


def _task_name():
    global _task_count
    _task_count += 1
    return f"Task-{_task_count}"


class Task(Future):
    """A future that runs a coroutine: its result is what the coroutine returns."""

    __module__ = "_asyncio"

    _must_cancel = False
    _fut_waiter = None
    _num_cancels_requested = 0
    _coro = None
    _log_destroy_pending = True

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        self._name = _task_name() if name is None else str(name)
        self._coro = coro
        self._context = _copy_context() if context is None else context
        loop = self._loop
        loop._tasks[self] = None
        if eager_start and loop._running:
            outer = loop._current
            loop._current = self
            try:
                _run_in(self._context, self._run, None)
            finally:
                loop._current = outer
        else:
            loop.call_soon(self._step, context=self._context)

    def _repr_info(self):
        info = super()._repr_info()
        if self._num_cancels_requested and not self.done():
            info[0] = "cancelling"
        info.insert(1, f"name={self._name!r}")
        if self._fut_waiter is not None:
            info.insert(2, f"wait_for={self._fut_waiter!r}")
        if self._coro is not None:
            info.insert(2, f"coro=<{_coroutine_text(self._coro)}>")
        return info

    def get_coro(self):
        """The coroutine."""
        return self._coro

    def get_context(self):
        """The context that it runs in."""
        return self._context

    def get_name(self):
        """The name."""
        return self._name

    def set_name(self, value):
        """Sets the name."""
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def get_stack(self, *, limit=None):
        """The frames of the coroutine; of one that has failed, those of the traceback."""
        frames = []
        frame = getattr(self._coro, "cr_frame", None) or getattr(self._coro, "gi_frame", None)
        if frame is not None:
            while frame is not None:
                frames.append(frame)
                frame = frame.f_back
            if limit is not None:
                del frames[max(limit, 0):]
            frames.reverse()
        elif self._exception is not None:
            traceback = self._exception.__traceback__
            while traceback is not None:
                frames.append(traceback.tb_frame)
                traceback = traceback.tb_next
            if limit is not None:
                del frames[max(limit, 0):]
        return frames

    def cancel(self, msg=None):
        """Raises a CancelledError in the coroutine, in the next round of the loop; says whether it is not done."""
        if self.done():
            self._retrieved()
            return False
        self._num_cancels_requested += 1
        waiter = self._fut_waiter
        if waiter is not None and waiter.cancel(msg=msg):
            return True
        # The next step is on its way.
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        """How often it was asked to cancel, less what `uncancel` took back."""
        return self._num_cancels_requested

    def uncancel(self):
        """Takes one request back; gives how many are left."""
        if self._num_cancels_requested > 0:
            self._num_cancels_requested -= 1
            if self._num_cancels_requested == 0:
                self._must_cancel = False
        return self._num_cancels_requested

    def _end(self, state):
        self._loop._tasks.pop(self, None)
        super()._end(state)

    def _step(self, exc=None):
        if self.done():
            raise InvalidStateError(f"__step(): already done: {self!r}, {exc!r}")
        if self._must_cancel:
            if not isinstance(exc, CancelledError):
                exc = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        loop = self._loop
        if loop._current is not None:
            raise RuntimeError(
                f"Cannot enter into task {self!r} while another task {loop._current!r} is being executed."
            )
        loop._current = self
        try:
            self._run(exc)
        finally:
            loop._current = None

    def _run(self, exc):
        coro = self._coro
        try:
            if exc is None:
                awaited = coro.send(None)
            else:
                awaited = coro.throw(exc)
        except StopIteration as stop:
            if self._must_cancel:
                # Cancelled while it ran its last step.
                self._must_cancel = False
                Future.cancel(self, self._cancel_message)
            else:
                Future.set_result(self, stop.value)
        except CancelledError as error:
            self._cancelled_exc = error
            Future.cancel(self)
        except (KeyboardInterrupt, SystemExit) as error:
            # It leaves the loop, where somebody gets it.
            self._fail(error)
            self._retrieved()
            raise
        except BaseException as error:
            self._fail(error)
        else:
            self._wait_for(awaited)

    def _wait_for(self, awaited):
        blocking = getattr(awaited, "_asyncio_future_blocking", None)
        error = None
        if blocking is not None:
            if awaited.get_loop() is not self._loop:
                error = f"Task {self!r} got Future {awaited!r} attached to a different loop"
            elif not blocking:
                error = f"yield was used instead of yield from in task {self!r} with {awaited!r}"
            elif awaited is self:
                error = f"Task cannot await on itself: {self!r}"
            else:
                awaited._asyncio_future_blocking = False
        elif awaited is None:
            self._loop.call_soon(self._step, context=self._context)
            return
        elif _is_host_call(awaited):
            awaited = self._loop._submit(awaited)
        elif isinstance(awaited, _GeneratorType):
            error = (
                f"yield was used instead of yield from for generator in task {self!r} with {awaited!r}"
            )
        else:
            error = f"Task got bad yield: {awaited!r}"
        if error is not None:
            self._loop.call_soon(self._step, RuntimeError(error), context=self._context)
            return
        awaited.add_done_callback(self.task_wakeup, context=self._context)
        self._fut_waiter = awaited
        if self._must_cancel and awaited.cancel(msg=self._cancel_message):
            self._must_cancel = False

    def task_wakeup(self, future):
        """Goes on, because what it has waited for is done."""
        try:
            future.result()
        except BaseException as exc:
            self._step(exc)
        else:
            self._step()


def create_task(coro, **kwargs):
    """Makes a task of a coroutine; it begins to run in the next round of the loop."""
    return get_running_loop().create_task(coro, **kwargs)


def current_task(loop=None):
    """The task that runs, or None."""
    if loop is None:
        loop = get_running_loop()
    return loop._current


def all_tasks(loop=None):
    """The tasks of the loop that are not done, a set."""
    if loop is None:
        loop = get_running_loop()
    return set(loop._tasks)


async def _await(awaitable):
    return await awaitable


def _get_loop(future):
    return future.get_loop()


def ensure_future(coro_or_future, *, loop=None):
    """A future as it is; a task of a coroutine or of another awaitable."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError(
                "The future belongs to a different loop than the one specified as the loop argument"
            )
        return coro_or_future
    ours = not iscoroutine(coro_or_future)
    if ours:
        if not _isawaitable(coro_or_future):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _await(coro_or_future)
    if loop is None:
        loop = get_event_loop()
    try:
        return loop.create_task(coro_or_future)
    except RuntimeError:
        if not ours:
            coro_or_future.close()
        raise


class _NextRound:
    def __await__(self):
        yield


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


async def sleep(delay, result=None):
    """Waits for a number of seconds, by the clock that the host gives."""
    if delay <= 0:
        await _NextRound()
        return result
    if delay != delay:
        raise ValueError("Invalid delay: NaN (not a number)")
    loop = get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, _set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()
