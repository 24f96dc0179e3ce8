"""How long a statement takes, by the clock that the host gave."""

import gc
import itertools
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter
_SOURCE = """\
def inner(_it, _timer{parameters}):
    {setup}
    _t0 = _timer()
    for _i in _it:
        {statement}
        pass
    _t1 = _timer()
    return _t1 - _t0
"""


def _indented(text, width):
    return text.replace("\n", "\n" + " " * width)


class Timer:
    """Times a statement, after a setup."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        names = {}
        parameters = ""
        before = ""
        for name, value in (("_setup", setup), ("_stmt", stmt)):
            if isinstance(value, str):
                # Each must be whole on its own, and not only together with the other.
                compile(before + value, "<timeit-src>", "exec")
                before = value + "\n"
            elif callable(value):
                names[name] = value
                parameters += f", {name}={name}"
            else:
                raise ValueError(f"{name[1:]} is neither a string nor callable")
        self.src = _SOURCE.format(
            parameters=parameters,
            setup=_indented(setup, 4) if isinstance(setup, str) else "_setup()",
            statement=_indented(stmt, 8) if isinstance(stmt, str) else "_stmt()",
        )
        space = {**(_global_names() if globals is None else globals), **names}
        exec(compile(self.src, "<timeit-src>", "exec"), space, names)
        self.inner = names["inner"]

    def print_exc(self, file=None):
        """Prints the traceback of an exception of the statement."""
        import traceback

        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """The seconds that so many runs take."""
        was_on = gc.isenabled()
        gc.disable()
        try:
            return self.inner(itertools.repeat(None, number), self.timer)
        finally:
            if was_on:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """The seconds of several times so many runs."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """How many runs take 0.2 seconds or more, and the seconds."""
        scale = 1
        while True:
            for step in (1, 2, 5):
                number = scale * step
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return number, taken
            scale *= 10


def _global_names():
    return globals()


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """The seconds that so many runs of a statement take."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number,
           globals=None):
    """The seconds of several times so many runs of a statement."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
