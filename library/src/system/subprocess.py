"""Programs beside the script. They are the host's: it runs them, or answers in their place, by a function that it gives.

A program runs to its end when it is started; one that reads from a pipe starts once nothing more comes, as the host is
given all of its input at once.
"""

import io
import os

from types import GenericAlias as _GenericAlias

__all__ = [
    "Popen", "PIPE", "STDOUT", "call", "check_call", "getstatusoutput", "getoutput", "check_output", "run",
    "CalledProcessError", "DEVNULL", "SubprocessError", "TimeoutExpired", "CompletedProcess",
]

PIPE = -1
STDOUT = -2
DEVNULL = -3

_SIGNALS = dict(enumerate((
    "SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGUSR1 SIGSEGV SIGUSR2 SIGPIPE SIGALRM SIGTERM "
    "SIGSTKFLT SIGCHLD SIGCONT SIGSTOP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGXCPU SIGXFSZ SIGVTALRM SIGPROF SIGWINCH SIGIO "
    "SIGPWR SIGSYS").split(), 1))


class SubprocessError(Exception):
    """What goes wrong with a program."""


def _set_output(self, value):
    self.output = value


_stdout = property(lambda self: self.output, _set_output, doc="What the program wrote; also called `output`.")


class CalledProcessError(SubprocessError):
    """A program that was to succeed did not."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if not self.returncode or self.returncode > 0:
            return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."
        signal = -self.returncode
        name = _SIGNALS.get(signal)
        by = f"<Signals.{name}: {signal}>" if name else f"unknown signal {signal}"
        return f"Command '{self.cmd}' died with {by}."

    stdout = _stdout


class TimeoutExpired(SubprocessError):
    """A program took longer than it was given."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    stdout = _stdout


class CompletedProcess:
    """What `run` returns of a program that has ended."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        parts += [f"{name}={value!r}" for name in ("stdout", "stderr") if (value := getattr(self, name)) is not None]
        return f"{type(self).__name__}({', '.join(parts)})"

    __class_getitem__ = classmethod(_GenericAlias)

    def check_returncode(self):
        """Raises a CalledProcessError if the program did not succeed."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def list2cmdline(seq):
    """Arguments as one line that the rules of Windows take apart again."""
    line = []
    for arg in map(os.fsdecode, seq):
        quoted = " " in arg or "\t" in arg or not arg
        text, backslashes = [], 0
        for char in arg:
            if char == "\\":
                backslashes += 1
                continue
            # Before a quote each backslash counts twice.
            text.append("\\" * (backslashes * 2 + 1 if char == '"' else backslashes) + char)
            backslashes = 0
        text = "".join(text) + "\\" * (backslashes * 2 if quoted else backslashes)
        line.append(f'"{text}"' if quoted else text)
    return " ".join(line)


class _Input(io.BytesIO):
    """What a script writes for a program to read. Where it ends, the program starts."""

    def __init__(self, process):
        super().__init__()
        self._process = process

    def readable(self):
        return False

    def close(self):
        if not self.closed:
            content = self.getvalue()
            super().close()
            self._process._start(content)


class _Output(io.RawIOBase):
    """What a program has written, for a script to read."""

    def __init__(self, process, name):
        self._process, self._name, self._content = process, name, None

    def readable(self):
        return True

    def readinto(self, buffer):
        self._checkClosed()
        if self._content is None:
            self._process._finish()
            self._content = io.BytesIO(self._process._written[self._name])
        return self._content.readinto(buffer)


class Popen:
    """A program that was started."""

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None,
                 extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        self.args = args
        self.stdin = self.stdout = self.stderr = self.returncode = self.pid = None
        if bufsize is None:
            bufsize = -1
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if pipesize is not None and not isinstance(pipesize, int):
            raise TypeError("pipesize must be an integer")
        if startupinfo is not None:
            raise ValueError("startupinfo is only supported on Windows platforms")
        if creationflags:
            raise ValueError("creationflags is only supported on Windows platforms")
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError("Cannot disambiguate when both text and universal_newlines are supplied but "
                                  "different. Pass one or the other.")
        self.text_mode = encoding or errors or text or universal_newlines
        self.encoding, self.errors = encoding, errors
        for name, value in (("preexec_fn", preexec_fn), ("pass_fds", pass_fds), ("user", user), ("group", group),
                            ("extra_groups", extra_groups)):
            if value:
                raise NotImplementedError(f"subprocess: {name} means nothing where the host runs the program")
        self._command = _command(args, shell, executable), _text(cwd), _environment(env)
        self._targets = {"stdout": stdout, "stderr": stderr}
        self._written = {"stdout": b"", "stderr": b""}
        self._answered = False
        for name, target in (("stdin", stdin), *self._targets.items()):
            if isinstance(target, int) and target < 0 and target not in (PIPE, DEVNULL) \
                    and not (target == STDOUT and name == "stderr"):
                raise OSError(9, "Bad file descriptor")
        if stdout == PIPE:
            self.stdout = self._opened(io.BufferedReader(_Output(self, "stdout")))
        if stderr == PIPE:
            self.stderr = self._opened(io.BufferedReader(_Output(self, "stderr")))
        if stdin == PIPE:
            self.stdin = self._opened(_Input(self))
        else:
            self._start(None if stdin in (None, 0, DEVNULL) else _read(stdin), _timeout)

    def _opened(self, stream):
        if not self.text_mode:
            return stream
        return io.TextIOWrapper(stream, encoding=self.encoding, errors=self.errors)

    __class_getitem__ = classmethod(_GenericAlias)

    def __repr__(self):
        text = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return text[:76] + "...>" if len(text) > 80 else text

    def __enter__(self):
        return self

    def __exit__(self, *args):
        for stream in (self.stdout, self.stderr):
            if stream:
                stream.close()
        self._finish()

    @property
    def universal_newlines(self):
        """Whether the streams are text; also called `text_mode`."""
        return self.text_mode

    @universal_newlines.setter
    def universal_newlines(self, value):
        self.text_mode = bool(value)

    def _start(self, content, timeout=None):
        """Has the host run the program, with all that it will read."""
        import _process

        if self._answered:
            return
        (program, args), cwd, env = self._command
        if not hasattr(_process, "run"):
            raise PermissionError(1, "subprocess: programs are not open to scripts here; "
                                  "a host provides them with nonlocal_library::Library::processes")
        # An error of the host's ends it as well.
        self._answered, self._status = True, None
        try:
            self._status, stdout, stderr = _process.run(program, args, cwd, env, content, timeout)
        except TimeoutError:
            raise TimeoutExpired(self.args, timeout) from None
        if self._targets["stderr"] == STDOUT:
            stdout, stderr = stdout + stderr, b""
        for name, data in (("stdout", stdout), ("stderr", stderr)):
            if self._targets[name] == PIPE:
                self._written[name] = data
            elif data:
                self._hand_over(self._targets[name], name, data)

    def _hand_over(self, target, name, data):
        """Writes what the program wrote to where it was to go."""
        import sys

        if target == DEVNULL or target == STDOUT:
            return
        if target is None or target in (1, 2):
            target = getattr(sys, name) if target is None else (sys.stdout, sys.stderr)[target - 1]
        elif isinstance(target, int):
            raise OSError(9, "Bad file descriptor")
        if hasattr(target, "encoding"):
            target.write(data.decode(target.encoding or "utf-8", "replace"))
        else:
            target.write(data)

    def _finish(self, timeout=None):
        """Waits for the end, which has come where the program has started."""
        if not self._answered:
            stdin = getattr(self.stdin, "buffer", self.stdin)
            content = stdin.getvalue()
            self._start(content, timeout)
            self.stdin.close()
        self.returncode = self._status

    def poll(self):
        """The status of a program that has ended, otherwise None."""
        if self._answered:
            self.returncode = self._status
        return self.returncode

    def wait(self, timeout=None):
        """Waits for the end of the program; its status."""
        self._finish(timeout)
        return self.returncode

    def communicate(self, input=None, timeout=None):
        """Gives the program what it reads, and waits for its end; what it wrote."""
        if input and self.stdin and not self.stdin.closed:
            self.stdin.write(input)
        self._finish(timeout)
        streams = []
        for stream in (self.stdout, self.stderr):
            if stream is None or stream.closed:
                streams.append(None)
            else:
                streams.append(stream.read())
                stream.close()
        return tuple(streams)

    def send_signal(self, sig):
        """Sends a signal, which no program gets here: what has started has ended."""

    def terminate(self):
        """As `send_signal`."""

    def kill(self):
        """As `send_signal`."""


def _command(args, shell, executable):
    """The program to run, and its arguments with its name as the first."""
    if isinstance(args, (str, bytes, os.PathLike)):
        args = [args]
    else:
        args = list(args)
    args = [os.fsdecode(arg) for arg in args]
    if shell:
        args = ["/bin/sh", "-c", *args]
        if executable is not None:
            args[0] = os.fsdecode(executable)
    if executable is None:
        executable = args[0]
    for text in args:
        if "\0" in text:
            raise ValueError("embedded null byte")
    return os.fsdecode(executable), args


def _text(path):
    return None if path is None else os.fsdecode(path)


def _environment(env):
    """The variables of a program; those of the script if it says nothing."""
    pairs = (os.environ if env is None else env).items()
    pairs = [(os.fsdecode(name), os.fsdecode(value)) for name, value in pairs]
    for name, _ in pairs:
        if "=" in name:
            raise ValueError("illegal environment variable name")
    return pairs


def _read(stream):
    """What is left in a stream that a program is to read."""
    if isinstance(stream, int):
        raise OSError(9, "Bad file descriptor")
    data = stream.read()
    return data.encode() if isinstance(data, str) else data


# How long the program that `_started` starts may take.
_timeout = None


def _started(timeout, args, kwargs):
    """A program that has this long, as Popen itself takes no time."""
    global _timeout

    _timeout = timeout
    try:
        return Popen(*args, **kwargs)
    finally:
        _timeout = None


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Runs a program to its end: a CompletedProcess."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with _started(timeout, popenargs, kwargs) as process:
        stdout, stderr = process.communicate(input, timeout=timeout)
    completed = CompletedProcess(process.args, process.poll(), stdout, stderr)
    if check:
        completed.check_returncode()
    return completed


def call(*popenargs, timeout=None, **kwargs):
    """Runs a program to its end: its status."""
    with _started(timeout, popenargs, kwargs) as process:
        return process.wait(timeout=timeout)


def check_call(*popenargs, **kwargs):
    """Runs a program that is to succeed."""
    status = call(*popenargs, **kwargs)
    if status:
        cmd = kwargs.get("args")
        raise CalledProcessError(status, popenargs[0] if cmd is None else cmd)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """What a program that is to succeed has written."""
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        text = any(kwargs.get(name) for name in ("text", "universal_newlines", "encoding", "errors"))
        kwargs["input"] = "" if text else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """The status of a command of the shell, and what it wrote, without the end of its last line."""
    try:
        status, output = 0, check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
    except CalledProcessError as error:
        status, output = error.returncode, error.output
    return status, output.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    """What a command of the shell wrote, without the end of its last line."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]
