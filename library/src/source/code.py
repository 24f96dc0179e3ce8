"""An interactive session as an object: lines go in, and are run when they are a whole command."""

import sys
import traceback
from codeop import CommandCompiler, compile_command

__all__ = ["InteractiveInterpreter", "InteractiveConsole", "interact", "compile_command"]


class InteractiveInterpreter:
    """Compiles and runs commands in a namespace."""

    def __init__(self, locals=None):
        if locals is None:
            locals = {"__name__": "__console__", "__doc__": None}
        self.locals = locals
        self.compile = CommandCompiler()

    def runsource(self, source, filename="<input>", symbol="single"):
        """Runs a command. Whether more text is wanted."""
        try:
            code = self.compile(source, filename, symbol)
        except (OverflowError, SyntaxError, ValueError):
            self.showsyntaxerror(filename, source=source)
            return False
        if code is None:
            return True
        self.runcode(code)
        return False

    def runcode(self, code):
        """Runs code, and shows what it raises."""
        try:
            exec(code, self.locals)
        except SystemExit:
            raise
        except:
            self.showtraceback()

    def showsyntaxerror(self, filename=None, **kwargs):
        """Shows the syntax error that was raised."""
        kind, error, _ = sys.exc_info()
        if filename and issubclass(kind, SyntaxError):
            error.filename = filename
        self._show(kind, error.with_traceback(None), None)

    def showtraceback(self):
        """Shows the exception that was raised, without the frames of this module."""
        kind, error, tb = sys.exc_info()
        self._show(kind, error, tb.tb_next)

    def _show(self, kind, error, tb):
        sys.last_type, sys.last_value, sys.last_traceback = kind, error, tb
        sys.last_exc = error
        if sys.excepthook is sys.__excepthook__:
            self.write("".join(traceback.format_exception(kind, error, tb)))
        else:
            sys.excepthook(kind, error, tb)

    def write(self, data):
        """Writes a text: to stderr."""
        sys.stderr.write(data)


class InteractiveConsole(InteractiveInterpreter):
    """Asks for lines, and runs them."""

    def __init__(self, locals=None, filename="<console>", *, local_exit=False):
        super().__init__(locals)
        self.filename = filename
        self.local_exit = local_exit
        self.resetbuffer()

    def resetbuffer(self):
        """Forgets the lines that are no command yet."""
        self.buffer = []

    def interact(self, banner=None, exitmsg=None):
        """Asks for lines until there are no more."""
        if banner is None:
            self.write(f"Python {sys.version}\n({self.__class__.__name__})\n")
        elif banner:
            self.write(f"{banner}\n")
        more = False
        while True:
            prompt = getattr(sys, "ps2", "... ") if more else getattr(sys, "ps1", ">>> ")
            try:
                line = self.raw_input(prompt)
            except EOFError:
                self.write("\n")
                break
            except SystemExit as error:
                if not self.local_exit:
                    raise
                break
            more = self.push(line)
        if exitmsg is None:
            self.write(f"now exiting {self.__class__.__name__}...\n")
        elif exitmsg:
            self.write(f"{exitmsg}\n")

    def push(self, line, filename=None, _symbol="single"):
        """Adds a line. Whether more are wanted."""
        self.buffer.append(line)
        more = self.runsource("\n".join(self.buffer), filename or self.filename, symbol=_symbol)
        if not more:
            self.resetbuffer()
        return more

    def raw_input(self, prompt=""):
        """Asks for a line."""
        return input(prompt)


def interact(banner=None, readfunc=None, local=None, exitmsg=None, local_exit=False):
    """An interactive session."""
    console = InteractiveConsole(local, local_exit=local_exit)
    if readfunc is not None:
        console.raw_input = readfunc
    console.interact(banner, exitmsg)
