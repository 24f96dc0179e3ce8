# What runs at the end of a program, which the host says (`Runtime::finish`).

import sys as _sys

_functions = []


def register(func, /, *args, **kwargs):
    """Calls a function at the end of the program; those that were registered last come first."""
    if not callable(func):
        raise TypeError("the first argument must be callable")
    _functions.append((func, args, kwargs))
    return func


def unregister(func, /):
    """Takes a function back."""
    _functions[:] = [row for row in _functions if row[0] != func]


def _clear():
    """Takes all functions back."""
    _functions.clear()


def _ncallbacks():
    """How many functions are registered."""
    return len(_functions)


def _run_exitfuncs():
    """Calls the functions that are registered."""
    # What they register themselves does not run.
    for func, args, kwargs in _functions[::-1]:
        try:
            func(*args, **kwargs)
        except BaseException as exc:
            message = f"Exception ignored in atexit callback {func!r}"
            traceback = exc.__traceback__.tb_next
            _sys.unraisablehook(_sys.UnraisableHookArgs((type(exc), exc, traceback, message, None)))
    _functions.clear()
