"""The names of the debugger; scripts have none to talk to, and the host may have one of its own."""

__all__ = [
    "run", "pm", "Pdb", "runeval", "runctx", "runcall", "set_trace", "post_mortem", "set_default_backend",
    "get_default_backend", "help",
]


class Restart(Exception):
    """The program is to begin again."""


# What stands before a line that is shown.
line_prefix = "\n-> "


def _refusing(name):
    def refuse(*args, **kwargs):
        raise NotImplementedError("scripts have no debugger here; the host can watch a run, step by step")

    refuse.__name__ = refuse.__qualname__ = name
    return refuse


for _name in ("run", "runeval", "runctx", "runcall", "set_trace", "post_mortem", "pm", "help"):
    globals()[_name] = _refusing(_name)
del _name


class Pdb:
    """The debugger, which cannot be made."""

    def __init__(self, *args, **kwargs):
        set_trace()


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
