"""The names of the debugger; scripts have none to talk to, and the host may have one of its own."""

__all__ = [
    "run", "pm", "Pdb", "runeval", "runctx", "runcall", "set_trace", "post_mortem", "set_default_backend",
    "get_default_backend", "help",
]


class Restart(Exception):
    """The program is to begin again."""


def _refuse(*args, **kwargs):
    raise NotImplementedError("scripts have no debugger here; the host can watch a run, step by step")


run = runeval = runctx = runcall = set_trace = post_mortem = pm = _refuse


class Pdb:
    """The debugger, which cannot be made."""

    def __init__(self, *args, **kwargs):
        _refuse()


_backend = "settrace"


def get_default_backend():
    """How a debugger would follow a program."""
    return _backend


def set_default_backend(backend):
    """Sets how a debugger would follow a program."""
    global _backend
    if backend not in ("settrace", "monitoring"):
        raise ValueError("Invalid backend: %s" % backend)
    _backend = backend


def help():
    """Would explain the commands."""
    _refuse()
