# Functions that wait for tasks in other ways than `await`.

__name__ = "asyncio.coroutines"


def iscoroutinefunction(func):
    """Whether a function is an `async def`."""
    import inspect
    import warnings

    warnings.warn(
        "'asyncio.iscoroutinefunction' is deprecated and slated for removal in Python 3.16; "
        "use inspect.iscoroutinefunction() instead",
        DeprecationWarning,
        stacklevel=2,
    )
    return inspect.iscoroutinefunction(func)


__name__ = "asyncio.futures"


def wrap_future(future, *, loop=None):
    """A future as it is; those of `concurrent.futures` are not there."""
    if not isfuture(future):
        raise TypeError(f"concurrent.futures.Future is expected, got {future!r}")
    return future


__name__ = "asyncio.tasks"


def create_eager_task_factory(custom_task_constructor):
    """A task factory whose tasks run at once up to where they wait."""

    def factory(loop, coro, *, eager_start=True, **kwargs):
        return custom_task_constructor(coro, loop=loop, eager_start=eager_start, **kwargs)

    return factory


eager_task_factory = create_eager_task_factory(Task)


FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


def _release(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Waits for futures; gives those that are done and those that are not, two sets."""
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    # Each once, in the order in which they were given.
    futures = list(dict.fromkeys(fs))
    if any(iscoroutine(future) for future in futures):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = get_running_loop()
    waiter = loop.create_future()
    left = len(futures)

    def _on_completion(future):
        nonlocal left
        left -= 1
        if (
            left <= 0
            or return_when == FIRST_COMPLETED
            or return_when == FIRST_EXCEPTION
            and not future.cancelled()
            and future.exception() is not None
        ):
            _release(waiter)

    timer = None
    if timeout is not None:
        timer = loop.call_later(timeout, _release, waiter)
    for future in futures:
        future.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in futures:
            future.remove_done_callback(_on_completion)
    done = {future for future in futures if future.done()}
    return done, {future for future in futures if future not in done}


async def _cancel_and_wait(future):
    waiter = get_running_loop().create_future()

    def callback(future):
        _release(waiter)

    future.add_done_callback(callback)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(callback)


async def wait_for(fut, timeout):
    """Waits for one awaitable; cancels it and raises TimeoutError if that takes too long."""
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if fut.done():
            return fut.result()
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as exc:
            raise TimeoutError from exc
    async with timeouts.timeout(timeout):
        return await fut


class _AsCompletedIterator:
    def __init__(self, aws, timeout):
        loop = get_event_loop()
        self._done = queues.Queue()
        self._timer = None
        self._todo = {}
        for awaitable in dict.fromkeys(aws):
            future = ensure_future(awaitable, loop=loop)
            if future not in self._todo:
                self._todo[future] = None
                future.add_done_callback(self._handle_completion)
        self._left = len(self._todo)
        if self._todo and timeout is not None:
            self._timer = loop.call_later(timeout, self._handle_timeout)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._next()

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._wait_for_one()

    async def _wait_for_one(self):
        return (await self._next()).result()

    async def _next(self):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future

    def _handle_timeout(self):
        for future in self._todo:
            future.remove_done_callback(self._handle_completion)
            self._done.put_nowait(None)
        self._todo.clear()

    def _handle_completion(self, future):
        if not self._todo:
            return
        del self._todo[future]
        self._done.put_nowait(future)
        if not self._todo and self._timer is not None:
            self._timer.cancel()


def as_completed(fs, *, timeout=None):
    """Gives awaitables in the order in which they are done, as an iterator or an asynchronous one."""
    if _isawaitable(fs):
        raise TypeError(f"expects an iterable of awaitables, not {type(fs).__name__}")
    return _AsCompletedIterator(fs, timeout)


class _GatheringFuture(Future):
    # Cancels what it gathers; it is done when that is.

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children
        self._cancel_requested = False

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = [child.cancel(msg=msg) for child in self._children]
        if any(cancelled):
            self._cancel_requested = True
        return any(cancelled)


def _outcome(future):
    # The result, or what took its place.
    if future.cancelled():
        message = future._cancel_message
        return CancelledError("" if message is None else message)
    exception = future.exception()
    return future.result() if exception is None else exception


def gather(*coros_or_futures, return_exceptions=False):
    """Runs awaitables at the same time; a future of the list of their results."""
    loop = _get_running_loop()
    if not coros_or_futures:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer
    children = []
    futures = {}
    done = []
    finished = 0
    outer = None

    def _done_callback(future):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not future.cancelled():
                # It counts as asked for.
                future.exception()
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._make_cancelled_error())
                return
            exception = future.exception()
            if exception is not None:
                outer.set_exception(exception)
                return
        if finished == len(futures):
            results = [_outcome(child) for child in children]
            if outer._cancel_requested:
                outer.set_exception(children[-1]._make_cancelled_error())
            else:
                outer.set_result(results)

    for awaitable in coros_or_futures:
        future = futures.get(awaitable)
        if future is None:
            future = futures[awaitable] = ensure_future(awaitable, loop=loop)
            if loop is None:
                loop = future.get_loop()
            if future.done():
                done.append(future)
            else:
                future.add_done_callback(_done_callback)
        children.append(future)
    outer = _GatheringFuture(children, loop=loop)
    for future in done:
        _done_callback(future)
    return outer


def _log_on_exception(future):
    if future.cancelled():
        return
    exception = future.exception()
    if exception is not None:
        future._loop.call_exception_handler({
            "message": f"{type(exception).__name__} exception in shielded future",
            "exception": exception,
            "future": future,
        })


def shield(arg):
    """A future of the same result; whoever cancels it does not cancel what is inside."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def _inner_done_callback(inner):
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
        elif (exception := inner.exception()) is not None:
            outer.set_exception(exception)
        else:
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)
            inner.remove_done_callback(_log_on_exception)
            inner.add_done_callback(_log_on_exception)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


async def to_thread(func, /, *args, **kwargs):
    """Refused: there are no threads."""
    raise NotImplementedError("to_thread() " + _NO_THREADS)


def run_coroutine_threadsafe(coro, loop):
    """Refused: there are no threads."""
    raise NotImplementedError("run_coroutine_threadsafe() " + _NO_THREADS)


def _refuses(name, what):
    def refused(*args, **kwargs):
        raise NotImplementedError(f"{name}() needs {what}, which scripts have not: the host can offer a function to await")
    refused.__name__ = refused.__qualname__ = name
    refused.__doc__ = f"Refused: it needs {what}."
    return refused


open_connection = _refuses("open_connection", "sockets")
start_server = _refuses("start_server", "sockets")
open_unix_connection = _refuses("open_unix_connection", "sockets")
start_unix_server = _refuses("start_unix_server", "sockets")
create_subprocess_exec = _refuses("create_subprocess_exec", "processes")
create_subprocess_shell = _refuses("create_subprocess_shell", "processes")

__name__ = "asyncio"
