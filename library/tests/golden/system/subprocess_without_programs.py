# What subprocess says and refuses before any program runs.
import subprocess
from subprocess import CalledProcessError, CompletedProcess, Popen, TimeoutExpired

print(CompletedProcess("ls", 0), CompletedProcess(["a"], 2, b"out", b"err"), CompletedProcess("a", 0, "", None))
try:
    CompletedProcess(["a", "b"], 2, b"out", b"err").check_returncode()
except CalledProcessError as error:
    print(error, error.cmd, error.returncode, error.output, error.stdout, error.stderr, error.args)
print(CompletedProcess("a", 0).check_returncode(), CompletedProcess[str])
for status in (1, -1, -9, -15, -31, -200, 0, 256):
    print(CalledProcessError(status, "make it"))
error = TimeoutExpired(["a"], 1.5, output=b"so far")
print(error, error.stdout, error.output, error.stderr, error.timeout)
error.stdout = b"more"
print(error.output, issubclass(CalledProcessError, subprocess.SubprocessError))
for arguments in (["a b", "c"], ['say "x"', "\\"], ["a\\b", "c\\ d\\"], ["", 'q"'], [b"x", "t\tt"], ['\\"', 'a\\\\"b c']):
    print(subprocess.list2cmdline(arguments))
print(subprocess.PIPE, subprocess.STDOUT, subprocess.DEVNULL)


def refused(function, *args, **kwargs):
    try:
        function(*args, **kwargs)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


refused(subprocess.run, ["a"], input=b"", stdin=subprocess.PIPE)
refused(subprocess.run, ["a"], capture_output=True, stderr=subprocess.PIPE)
refused(subprocess.check_output, ["a"], stdout=subprocess.PIPE)
refused(subprocess.check_output, ["a"], check=True)
refused(Popen, ["a"], bufsize="1")
refused(Popen, ["a"], startupinfo=1)
refused(Popen, ["a"], creationflags=1)
refused(Popen, ["a"], text=True, universal_newlines=False)
refused(Popen, ["a\0b"])
refused(Popen, [None])
refused(Popen, 5)
refused(Popen)


class Answering:
    """Stands for Popen, as tests do it."""

    def __init__(self, args, **kwargs):
        print(args, kwargs)
        self.args, self.returncode = args, 4

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def communicate(self, input=None, timeout=None):
        print("communicate", input, timeout)
        return b"out", None

    def poll(self):
        return self.returncode

    def wait(self, timeout=None):
        print("wait", timeout)
        return self.returncode


subprocess.Popen = Answering
print(subprocess.run("a", input=b"in", timeout=3, cwd="/"))
print(subprocess.call(["a"], timeout=2))
refused(subprocess.check_call, ["a", "b"])
refused(subprocess.check_output, "a", input=None, text=True)
print(subprocess.getstatusoutput.__name__, sorted(subprocess.__all__))
# expect: CompletedProcess(args='ls', returncode=0) CompletedProcess(args=['a'], returncode=2, stdout=b'out', stderr=b'err') CompletedProcess(args='a', returncode=0, stdout='')
# expect: Command '['a', 'b']' returned non-zero exit status 2. ['a', 'b'] 2 b'out' b'out' b'err' (2, ['a', 'b'], b'out', b'err')
# expect: None subprocess.CompletedProcess[str]
# expect: Command 'make it' returned non-zero exit status 1.
# expect: Command 'make it' died with <Signals.SIGHUP: 1>.
# expect: Command 'make it' died with <Signals.SIGKILL: 9>.
# expect: Command 'make it' died with <Signals.SIGTERM: 15>.
# expect: Command 'make it' died with <Signals.SIGSYS: 31>.
# expect: Command 'make it' died with unknown signal 200.
# expect: Command 'make it' returned non-zero exit status 0.
# expect: Command 'make it' returned non-zero exit status 256.
# expect: Command '['a']' timed out after 1.5 seconds b'so far' b'so far' None 1.5
# expect: b'more' True
# expect: "a b" c
# expect: "say \"x\"" \
# expect: a\b "c\ d\\"
# expect: "" q\"
# expect: x "t	t"
# expect: \\\" "a\\\\\"b c"
# expect: -1 -2 -3
# expect: ValueError: stdin and input arguments may not both be used.
# expect: ValueError: stdout and stderr arguments may not be used with capture_output.
# expect: ValueError: stdout argument not allowed, it will be overridden.
# expect: ValueError: check argument not allowed, it will be overridden.
# expect: TypeError: bufsize must be an integer
# expect: ValueError: startupinfo is only supported on Windows platforms
# expect: ValueError: creationflags is only supported on Windows platforms
# expect: SubprocessError: Cannot disambiguate when both text and universal_newlines are supplied but different. Pass one or the other.
# expect: ValueError: embedded null byte
# expect: TypeError: expected str, bytes or os.PathLike object, not NoneType
# expect: TypeError: 'int' object is not iterable
# expect: TypeError: Popen.__init__() missing 1 required positional argument: 'args'
# expect: a {'cwd': '/', 'stdin': -1}
# expect: communicate b'in' 3
# expect: CompletedProcess(args='a', returncode=4, stdout=b'out')
# expect: ['a'] {}
# expect: wait 2
# expect: 4
# expect: ['a', 'b'] {}
# expect: wait None
# expect: CalledProcessError: Command '['a', 'b']' returned non-zero exit status 4.
# expect: a {'stdout': -1, 'text': True, 'stdin': -1}
# expect: communicate  None
# expect: CalledProcessError: Command 'a' returned non-zero exit status 4.
# expect: getstatusoutput ['CalledProcessError', 'CompletedProcess', 'DEVNULL', 'PIPE', 'Popen', 'STDOUT', 'SubprocessError', 'TimeoutExpired', 'call', 'check_call', 'check_output', 'getoutput', 'getstatusoutput', 'run']
