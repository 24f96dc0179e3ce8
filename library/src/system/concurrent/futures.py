"""Futures, and an executor that makes each call when it is submitted: a script has one thread.

So all futures of an executor are done at once, and what waits for another future is an error where nobody could end
the wait.
"""

import threading
from collections import namedtuple
from itertools import count as _count
from types import GenericAlias as _GenericAlias

__all__ = [
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError", "TimeoutError", "InvalidStateError",
    "BrokenExecutor", "Future", "Executor", "wait", "as_completed", "ThreadPoolExecutor",
]

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"
PENDING = "PENDING"
RUNNING = "RUNNING"
CANCELLED = "CANCELLED"
CANCELLED_AND_NOTIFIED = "CANCELLED_AND_NOTIFIED"
FINISHED = "FINISHED"
_DONE = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)
_SHOWN = {PENDING: "pending", RUNNING: "running", CANCELLED: "cancelled", CANCELLED_AND_NOTIFIED: "cancelled",
          FINISHED: "finished"}


class Error(Exception):
    """What all errors of futures are."""


class CancelledError(Error):
    """The future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The future is not in a state that allows this."""


class BrokenExecutor(RuntimeError):
    """The executor can make no calls."""


class BrokenThreadPool(BrokenExecutor):
    """The executor can make no calls, as what should have begun it has failed."""

    __module__ = "concurrent.futures.thread"


class Future:
    """The result of a call that may be made later."""

    def __init__(self):
        self._condition = threading.Condition()
        self._state = PENDING
        self._result = None
        self._exception = None
        self._waiters = []
        self._done_callbacks = []

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception:
            import logging

            logging.getLogger("concurrent.futures").exception("exception calling callback for %r", self)

    def __repr__(self):
        state = _SHOWN[self._state]
        if self._state == FINISHED:
            if self._exception is not None:
                state += f" raised {type(self._exception).__name__}"
            else:
                state += f" returned {type(self._result).__name__}"
        return f"<{type(self).__name__} at {id(self):#x} state={state}>"

    def cancel(self):
        """Keeps the call from being made, if it was not made yet."""
        if self._state in (RUNNING, FINISHED):
            return False
        if self._state == PENDING:
            self._state = CANCELLED
            self._invoke_callbacks()
        return True

    def cancelled(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        return self._state == RUNNING

    def done(self):
        return self._state in _DONE

    def add_done_callback(self, fn):
        """Calls a function with the future when it is done: at once, if it is."""
        if self.done():
            self._call(fn)
        else:
            self._done_callbacks.append(fn)

    def _wait(self, timeout):
        if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
            raise CancelledError
        if self._state != FINISHED:
            if timeout is None:
                raise threading._nobody("this future is not done")
            raise TimeoutError

    def result(self, timeout=None):
        """What the call returned; its exception, if it raised one."""
        self._wait(timeout)
        if self._exception is not None:
            try:
                raise self._exception
            finally:
                # The traceback holds this frame, which must not hold the future.
                self = None
        return self._result

    def exception(self, timeout=None):
        """The exception that the call raised, or None."""
        self._wait(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        """Says that the call is about to be made; False if it was cancelled."""
        if self._state == CANCELLED:
            self._state = CANCELLED_AND_NOTIFIED
            return False
        if self._state == PENDING:
            self._state = RUNNING
            return True
        raise RuntimeError("Future in unexpected state")

    def _finish(self):
        if self._state in _DONE:
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._state = FINISHED

    def set_result(self, result):
        self._finish()
        self._result = result
        self._invoke_callbacks()

    def set_exception(self, exception):
        self._finish()
        self._exception = exception
        self._invoke_callbacks()

    __class_getitem__ = classmethod(_GenericAlias)


class Executor:
    """Makes calls."""

    def submit(self, fn, /, *args, **kwargs):
        """Makes a call; its future."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        """What the calls with the items of the iterables return, in order."""
        if buffersize is not None and not isinstance(buffersize, int):
            raise TypeError("buffersize must be an integer or None")
        if buffersize is not None and buffersize < 1:
            raise ValueError("buffersize must be None or > 0")
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        futures.reverse()

        def results():
            try:
                while futures:
                    yield futures.pop().result(timeout)
            finally:
                for future in futures:
                    future.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Makes no more calls."""

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.shutdown(wait=True)
        return False


class ThreadPoolExecutor(Executor):
    """Makes each call when it is submitted, in the one thread."""

    _number = _count().__next__

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=(), **ctxkwargs):
        if max_workers is None:
            max_workers = 1
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{self._number()}"
        self._initializer, self._initargs = initializer, initargs
        self._broken = None
        self._shutdown = False

    def submit(self, fn, /, *args, **kwargs):
        """Makes a call; its future, which is done."""
        if self._broken:
            raise BrokenThreadPool(self._broken)
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()
        if self._initializer is not None:
            initializer, self._initializer = self._initializer, None
            try:
                initializer(*self._initargs)
            except BaseException as error:
                self._broken = "A thread initializer failed, the thread pool is not usable anymore"
                broken = BrokenThreadPool(self._broken)
                broken.__cause__ = error
                future.set_exception(broken)
                return future
        future.set_running_or_notify_cancel()
        try:
            result = fn(*args, **kwargs)
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)
        return future

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Makes no more calls."""
        self._shutdown = True


DoneAndNotDoneFutures = namedtuple("DoneAndNotDoneFutures", "done not_done")


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """The futures that are done, and those that are not."""
    fs = set(fs)
    done = {future for future in fs if future.done()}
    left = fs - done
    if not left or return_when == FIRST_COMPLETED and done:
        return DoneAndNotDoneFutures(done, left)
    if return_when == FIRST_EXCEPTION and any(not f.cancelled() and f.exception() is not None for f in done):
        return DoneAndNotDoneFutures(done, left)
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return condition: {return_when!r}")
    if timeout is None:
        raise threading._nobody("these futures are not done")
    return DoneAndNotDoneFutures(done, left)


def as_completed(fs, timeout=None):
    """The futures as they are done."""
    fs = set(fs)
    left = len(fs)
    for future in [future for future in fs if future.done()]:
        fs.discard(future)
        yield future
    if fs:
        if timeout is None:
            raise threading._nobody("these futures are not done")
        raise TimeoutError(f"{len(fs)} (of {left}) futures unfinished")


def __getattr__(name):
    if name in ("ProcessPoolExecutor", "InterpreterPoolExecutor"):
        raise AttributeError(f"concurrent.futures.{name}: a script has one process; use ThreadPoolExecutor")
    raise AttributeError(f"module 'concurrent.futures' has no attribute {name!r}")
