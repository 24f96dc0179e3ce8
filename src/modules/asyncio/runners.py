# Running a coroutine from plain code; what the module shows of itself.

__name__ = "asyncio.runners"


class Runner:
    """Runs coroutines from code that is not asynchronous, one after the other in one event loop."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._state = "created"
        self._debug = debug
        self._loop_factory = loop_factory
        self._loop = None
        self._context = None
        self._sets_loop = False

    def __enter__(self):
        self._begin()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        """Cancels the tasks that are left, and closes the loop."""
        if self._state != "initialized":
            return
        loop = self._loop
        try:
            _cancel_all_tasks(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
        finally:
            if self._sets_loop:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._state = "closed"

    def get_loop(self):
        """The event loop."""
        self._begin()
        return self._loop

    def run(self, coro, *, context=None):
        """Runs a coroutine to its end, and gives what it returns."""
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        self._begin()
        if not iscoroutine(coro):
            if not _isawaitable(coro):
                raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
            coro = _await(coro)
        if context is None:
            context = self._context
        return self._loop.run_until_complete(self._loop.create_task(coro, context=context))

    def _begin(self):
        if self._state == "closed":
            raise RuntimeError("Runner is closed")
        if self._state == "initialized":
            return
        if self._loop_factory is None:
            self._loop = new_event_loop()
            set_event_loop(self._loop)
            self._sets_loop = True
        else:
            self._loop = self._loop_factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = _copy_context()
        self._state = "initialized"


def run(main, *, debug=None, loop_factory=None):
    """Runs a coroutine in a new event loop, and gives what it returns."""
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _run_function(function, *args):
    # For a host that calls an asynchronous function.
    result = function(*args)
    return run(result) if iscoroutine(result) else result


def _cancel_all_tasks(loop):
    tasks = list(loop._tasks)
    if not tasks:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(futures.gather(*tasks, return_exceptions=True))
    for task in tasks:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                "message": "unhandled exception during asyncio.run() shutdown",
                "exception": task.exception(),
                "task": task,
            })


__name__ = "asyncio"

# What CPython has in modules below this one is all here.
__path__ = []
_name_parts(
    globals(),
    (
        "base_events", "coroutines", "events", "exceptions", "futures", "locks", "queues", "runners", "taskgroups",
        "tasks", "timeouts",
    ),
)

# Names of the parts that run when one of their names is first asked for: most scripts need few of them.
_later = {
    name: part
    for part, names in (
        ("waiting", (
            "ALL_COMPLETED", "FIRST_COMPLETED", "FIRST_EXCEPTION", "_AsCompletedIterator", "_GatheringFuture",
            "as_completed", "create_eager_task_factory", "create_subprocess_exec", "create_subprocess_shell",
            "eager_task_factory", "gather", "iscoroutinefunction", "open_connection", "open_unix_connection",
            "run_coroutine_threadsafe", "shield", "start_server", "start_unix_server", "to_thread", "wait", "wait_for",
            "wrap_future",
        )),
        ("groups", ("TaskGroup", "Timeout", "timeout", "timeout_at")),
        ("locks", (
            "Barrier", "BoundedSemaphore", "BrokenBarrierError", "Condition", "Event", "LifoQueue", "Lock",
            "PriorityQueue", "Queue", "QueueEmpty", "QueueFull", "QueueShutDown", "Semaphore",
        )),
    )
    for name in names
}


def __getattr__(name):
    part = _later.get(name)
    if part is None:
        raise AttributeError(f"module 'asyncio' has no attribute {name!r}")
    _run_part(globals(), part)
    return globals()[name]


def __dir__():
    for name in _later:
        if name not in globals():
            __getattr__(name)
    return sorted(globals())


__all__ = [
    "ALL_COMPLETED", "AbstractEventLoop", "Barrier", "BaseEventLoop", "BoundedSemaphore", "BrokenBarrierError",
    "CancelledError", "Condition", "Event", "EventLoop", "FIRST_COMPLETED", "FIRST_EXCEPTION", "Future", "Handle",
    "IncompleteReadError", "InvalidStateError", "LifoQueue", "LimitOverrunError", "Lock", "PriorityQueue", "Queue",
    "QueueEmpty", "QueueFull", "QueueShutDown", "Runner", "SelectorEventLoop", "Semaphore",
    "SendfileNotAvailableError", "Task", "TaskGroup", "Timeout", "TimeoutError", "TimerHandle", "all_tasks",
    "as_completed", "create_eager_task_factory", "create_task", "current_task", "eager_task_factory",
    "ensure_future", "gather", "get_event_loop", "get_running_loop", "iscoroutine", "iscoroutinefunction",
    "isfuture", "new_event_loop", "run", "run_coroutine_threadsafe", "set_event_loop", "shield", "sleep", "timeout",
    "timeout_at", "to_thread", "wait", "wait_for", "wrap_future",
]
