"""Locks for one thread: the only one that a script has.

Nobody could release a lock while its owner waits for it. So waiting without an end is an error, and waiting for some
time lets it pass, where the host gives a way to sleep: elsewhere it ends at once.
"""

__all__ = ["error", "LockType", "RLock", "allocate_lock", "get_ident", "get_native_id", "start_new_thread"]

error = RuntimeError
TIMEOUT_MAX = 9223372036.0
_IDENT = 1


def get_ident():
    """The number of the thread."""
    return _IDENT


get_native_id = get_ident


def _check_timeout(blocking, timeout):
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError("timeout value must be a non-negative number")
    if timeout > TIMEOUT_MAX:
        raise OverflowError("timestamp too large to convert to C PyTime_t")


def _nobody(what):
    """The error of a wait that would have no end."""
    return RuntimeError(f"{what}: a script has one thread, so nobody could end the wait")


def _pass(seconds):
    """Lets so much time pass, if the host gives a way to."""
    if seconds > 0:
        try:
            from time import _wait

            _wait(seconds)
        except (ImportError, NotImplementedError):
            pass


class lock:
    """A lock that one holder has at a time."""

    __slots__ = ("_locked", "__weakref__")

    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        """Takes the lock; False if it is taken already."""
        if not self._locked:
            if timeout != -1:
                _check_timeout(blocking, timeout)
            self._locked = True
            return True
        _check_timeout(blocking, timeout)
        if blocking and timeout == -1:
            raise _nobody("this lock is held already")
        _pass(timeout)
        return False

    def release(self):
        """Gives the lock back."""
        if not self._locked:
            raise RuntimeError("release unlocked lock")
        self._locked = False

    def locked(self):
        """Whether the lock is taken."""
        return self._locked

    acquire_lock, release_lock, locked_lock = acquire, release, locked

    def __enter__(self):
        if self._locked:
            raise _nobody("this lock is held already")
        self._locked = True
        return True

    def __exit__(self, *args):
        self.release()

    def _at_fork_reinit(self):
        self._locked = False

    def __init_subclass__(cls, **kwargs):
        raise TypeError("type '_thread.lock' is not an acceptable base type")

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle '_thread.lock' object")

    def __repr__(self):
        return f"<{'locked' if self._locked else 'unlocked'} _thread.lock object at {id(self):#x}>"


LockType = lock


def allocate_lock():
    """A new lock."""
    return lock()


allocate = allocate_lock


class RLock:
    """A lock that its holder may take again."""

    __slots__ = ("_count", "__weakref__")

    def __new__(cls, *args, **kwargs):
        if args or kwargs:
            raise TypeError("RLock() takes no arguments")
        self = object.__new__(cls)
        self._count = 0
        return self

    def acquire(self, blocking=True, timeout=-1):
        """Takes the lock once more."""
        if timeout != -1:
            _check_timeout(blocking, timeout)
        self._count += 1
        return True

    def __enter__(self):
        self._count += 1
        return True

    def release(self):
        """Gives the lock back once."""
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    def __exit__(self, *args):
        self.release()

    def locked(self):
        """Whether the lock is taken."""
        return self._count > 0

    def _is_owned(self):
        return self._count > 0

    def _recursion_count(self):
        return self._count

    def _release_save(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        count, self._count = self._count, 0
        return count, _IDENT

    def _acquire_restore(self, state):
        self._count = state[0]

    def _at_fork_reinit(self):
        self._count = 0

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle '_thread.RLock' object")

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        owner = _IDENT if self._count else 0
        return f"<{state} _thread.RLock object owner={owner} count={self._count} at {id(self):#x}>"


class _local:
    """Attributes that each thread has for itself: as there is one, those of the object."""

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        return object.__new__(cls)

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name == "__dict__":
            raise AttributeError(f"{type(self).__name__!r} object attribute '__dict__' is read-only")
        object.__delattr__(self, name)


_local.__name__ = "_local"


def start_new_thread(function, args, kwargs={}, /):
    """Says what a script does in place of starting a thread."""
    raise RuntimeError(
        "can't start new thread: a script has one; call the function, or run it as a task of asyncio"
    )


start_new = start_new_thread


def start_joinable_thread(function, handle=None, daemon=True):
    start_new_thread(function, ())


def stack_size(size=0, /):
    return 0


def _count():
    return 0


def daemon_threads_allowed():
    return True


def exit():
    raise SystemExit


exit_thread = exit


def interrupt_main(signum=2, /):
    raise KeyboardInterrupt
