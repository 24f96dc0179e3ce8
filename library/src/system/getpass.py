"""Who runs the program, as the environment says, and a question whose answer is not to be seen."""

import os as _os
import warnings as _warnings

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    """The answer may be seen."""


def getpass(prompt="Password: ", stream=None, *, echo_char=None):
    """Asks by `input`, as there is no terminal that could hide the answer."""
    if echo_char is not None and not (isinstance(echo_char, str) and len(echo_char) == 1 and echo_char.isascii()
                                      and echo_char.isprintable()):
        raise ValueError(f"'echo_char' must be a single printable ASCII character, got: {echo_char!r}")
    _warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=2)
    if stream is not None:
        stream.write(prompt)
        prompt = ""
    return input(prompt)


def getuser():
    """The name of the user."""
    for name in "LOGNAME", "USER", "LNAME", "USERNAME":
        user = _os.environ.get(name)
        if user:
            return user
    raise OSError("No username set in the environment")
