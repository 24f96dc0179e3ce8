"""Threads, as far as one goes: locks and their like work within it, and `Thread.start` says what to do.

A wait that nobody could end is an error, and one that ends by itself lets the time pass, if the host gives a way to.
"""

import sys as _sys
from _thread import RLock, TIMEOUT_MAX, _local as local, _nobody, _pass, error as ThreadError
from _thread import get_ident, get_native_id, lock as Lock, stack_size
from collections import deque as _deque
from itertools import count as _count
from types import GenericAlias as _GenericAlias
from weakref import WeakSet as _WeakSet

__all__ = [
    "get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "TIMEOUT_MAX", "Event",
    "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread", "Barrier", "BrokenBarrierError", "Timer",
    "ThreadError", "setprofile", "settrace", "local", "stack_size", "excepthook", "ExceptHookArgs", "getprofile",
    "gettrace", "setprofile_all_threads", "settrace_all_threads", "get_native_id",
]

_RLock = RLock
_trace_hook = _profile_hook = None
_dangling = _WeakSet()
_new_number = _count(1).__next__


def setprofile(func):
    """Sets the function that new threads would be profiled by."""
    global _profile_hook
    _profile_hook = func


def setprofile_all_threads(func):
    setprofile(func)
    _sys.setprofile(func)


def getprofile():
    return _profile_hook


def settrace(func):
    """Sets the function that new threads would be traced by."""
    global _trace_hook
    _trace_hook = func


def settrace_all_threads(func):
    settrace(func)
    _sys.settrace(func)


def gettrace():
    return _trace_hook


def _warn(text):
    """Warns whoever calls what has another name now."""
    import warnings

    warnings.warn(text, DeprecationWarning, stacklevel=3)


class Condition:
    """What a holder of a lock waits for, and is notified of."""

    def __init__(self, lock=None):
        self._lock = lock = RLock() if lock is None else lock
        self.acquire, self.release = lock.acquire, lock.release
        if hasattr(lock, "locked"):
            self.locked = lock.locked
        # A lock that can be taken more than once says how often it is.
        for name in ("_release_save", "_acquire_restore", "_is_owned"):
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        self._waiters = _deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Waits until it is notified: by nobody, so that it ends when the time does."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        if timeout is None:
            raise _nobody("this condition was not notified")
        _pass(timeout)
        return False

    def wait_for(self, predicate, timeout=None):
        """Waits until the predicate is true."""
        result = predicate()
        if not result:
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        """Wakes those who wait: there is nobody."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")

    def notify_all(self):
        self.notify()

    def notifyAll(self):
        _warn("notifyAll() is deprecated, use notify_all() instead")
        self.notify_all()

    def _at_fork_reinit(self):
        self._lock._at_fork_reinit()


class Semaphore:
    """A counter that is taken from and given back to, never below zero."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        """Takes one; False if there is none."""
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if self._value == 0:
            if blocking and timeout is None:
                raise _nobody("this semaphore is at zero")
            if blocking:
                _pass(timeout)
            return False
        self._value -= 1
        return True

    __enter__ = acquire

    def release(self, n=1):
        """Gives some back."""
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    """A semaphore that is not given back more than was taken."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        name = f"{type(self).__module__}.{type(self).__qualname__}"
        return f"<{name} at {id(self):#x}: value={self._value}/{self._initial_value}>"

    def release(self, n=1):
        """Gives some back."""
        if n < 1:
            raise ValueError("n must be one or more")
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        self._value += n


class Event:
    """A flag that is set once something has happened."""

    def __init__(self):
        self._flag = False

    def __repr__(self):
        state = "set" if self._flag else "unset"
        return f"<{type(self).__module__}.{type(self).__qualname__} at {id(self):#x}: {state}>"

    def is_set(self):
        """Whether it has happened."""
        return self._flag

    def isSet(self):
        _warn("isSet() is deprecated, use is_set() instead")
        return self.is_set()

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        """Waits until it is set: if it is not, until the time is over."""
        if not self._flag:
            if timeout is None:
                raise _nobody("this event is not set")
            _pass(timeout)
        return self._flag


class BrokenBarrierError(RuntimeError):
    """A wait at a barrier that was broken or reset."""


class Barrier:
    """A place where threads wait for each other: with one, it is open at once."""

    def __init__(self, parties, action=None, timeout=None):
        if parties < 1:
            raise ValueError("parties must be >= 1")
        self._parties = parties
        self._action = action
        self._timeout = timeout
        self._broken = False

    def __repr__(self):
        name = f"{type(self).__module__}.{type(self).__qualname__}"
        if self._broken:
            return f"<{name} at {id(self):#x}: broken>"
        return f"<{name} at {id(self):#x}: waiters=0/{self._parties}>"

    def wait(self, timeout=None):
        """Waits for the others."""
        if self._broken:
            raise BrokenBarrierError
        if self._parties > 1:
            timeout = self._timeout if timeout is None else timeout
            if timeout is None:
                raise _nobody(f"this barrier is for {self._parties} threads")
            _pass(timeout)
            self._broken = True
            raise BrokenBarrierError
        if self._action is not None:
            try:
                self._action()
            except BaseException:
                self._broken = True
                raise
        return 0

    def reset(self):
        self._broken = False

    def abort(self):
        self._broken = True

    parties = property(lambda self: self._parties)
    n_waiting = property(lambda self: 0)
    broken = property(lambda self: self._broken)


class Thread:
    """A call that another thread would make. There is none: `start` says so, `run` makes the call."""

    _initialized = False
    _is_started = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None):
        assert group is None, "group argument must be None for now"
        if name is None:
            name = f"Thread-{_new_number()}"
            suffix = getattr(target, "__name__", None)
            if suffix is not None:
                name += f" ({suffix})"
        self._name = str(name)
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = bool(daemon)
        self._context = context
        self._initialized = True
        _dangling.add(self)

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        status = "started" if self._is_started else "initial"
        if self._daemonic:
            status += " daemon"
        if self.ident is not None:
            status += f" {self.ident}"
        return f"<{type(self).__name__}({self._name}, {status})>"

    def _check_initialized(self):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")

    def start(self):
        """Says what to do in place of starting a thread."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        raise RuntimeError(
            "can't start new thread: a script has one; call run() to do the work now, or use tasks of asyncio"
        )

    def run(self):
        """Makes the call."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            # What the call holds is not kept for another.
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        """Waits for the end of the thread."""
        self._check_initialized()
        if not self._is_started:
            raise RuntimeError("cannot join thread before it is started")
        raise RuntimeError("cannot join current thread")

    def is_alive(self):
        """Whether the thread runs."""
        assert self._initialized, "Thread.__init__() not called"
        return self._is_started

    @property
    def name(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)

    @property
    def ident(self):
        return get_ident() if self._is_started else None

    native_id = ident

    @property
    def daemon(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        self._check_initialized()
        if self._is_started:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        _warn("isDaemon() is deprecated, get the daemon attribute instead")
        return self.daemon

    def setDaemon(self, daemonic):
        _warn("setDaemon() is deprecated, set the daemon attribute instead")
        self.daemon = daemonic

    def getName(self):
        _warn("getName() is deprecated, get the name attribute instead")
        return self.name

    def setName(self, name):
        _warn("setName() is deprecated, set the name attribute instead")
        self.name = name


class Timer(Thread):
    """A call that another thread would make after some time."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        """Keeps the call from being made."""
        self.finished.set()

    def run(self):
        """Makes the call."""
        if not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    """The thread that scripts run in."""

    _is_started = True

    def __init__(self):
        super().__init__(name="MainThread", daemon=False)


_main_thread = _MainThread()


def current_thread():
    """The one thread."""
    return _main_thread


main_thread = current_thread


def currentThread():
    _warn("currentThread() is deprecated, use current_thread() instead")
    return current_thread()


def active_count():
    return 1


def activeCount():
    _warn("activeCount() is deprecated, use active_count() instead")
    return active_count()


def enumerate():
    """The threads that run: one."""
    return [_main_thread]


class ExceptHookArgs(tuple):
    """What `excepthook` is told of an exception that ended a thread."""

    __slots__ = ()

    def __new__(cls, args):
        return tuple.__new__(cls, args)

    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):
    """Prints the exception that ended a thread."""
    if args.exc_type is SystemExit:
        return
    import traceback

    name = args.thread.name if args.thread is not None else get_ident()
    print(f"Exception in thread {name}:", file=_sys.stderr, flush=True)
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback)


__excepthook__ = excepthook


def _register_atexit(func, *args, **kwargs):
    import atexit

    atexit.register(func, *args, **kwargs)
