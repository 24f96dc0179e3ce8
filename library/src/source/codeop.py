"""Whether a text is a whole command of an interactive session."""

import __future__
import warnings

__all__ = ["compile_command", "Compile", "CommandCompiler"]

PyCF_DONT_IMPLY_DEDENT = 0x200
PyCF_ONLY_AST = 0x400
PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000


def _is_blank(source):
    """Whether there is nothing but blanks and comments."""
    return all(not line.strip() or line.strip().startswith("#") for line in source.split("\n"))


def _ends_too_early(error, source, compiler, filename, symbol):
    """Whether the error is that the text ends: a text that begins so may be a whole command."""
    message = error.msg or ""
    if "was never closed" in message:
        return True
    if "unterminated triple-quoted" in message:
        # The string is read before what stands in front of it: is there another error?
        quotes = max(("'" * 3, '"' * 3), key=source.rfind)
        try:
            compiler(source + quotes, filename, symbol)
        except SyntaxError as other:
            return "unterminated" in other.msg or _ends_too_early(other, source + quotes, compiler, filename, symbol)
        return True
    if "unterminated string" in message:
        return source.endswith("\\\n")
    if (error.end_offset or 0) > 0 or "unindent" in message:
        # A token is wrong.
        return False
    rest = source.split("\n")[(error.lineno or 1) - 1:]
    return error.offset == 0 or _is_blank("\n".join(rest)[(error.offset or 1) - 1:].replace("\\\n", ""))


def _maybe_compile(compiler, source, filename, symbol, flags=0):
    if _is_blank(source):
        if symbol == "eval":
            return None
        # A command that does nothing.
        source = "pass"
    with warnings.catch_warnings():
        # They are for the text that is compiled in the end.
        warnings.simplefilter("ignore", (SyntaxWarning, DeprecationWarning))
        try:
            compiler(source, filename, symbol)
        except SyntaxError:
            try:
                compiler(source + "\n", filename, symbol)
            except SyntaxError as error:
                if _ends_too_early(error, source + "\n", compiler, filename, symbol):
                    return None
            else:
                return None
        else:
            if symbol == "single" and _is_open_block(source):
                return None
    return compiler(source, filename, symbol)


def _is_open_block(source):
    """Whether the last line belongs to a block, which more lines may follow."""
    lines = [line for line in source.split("\n") if line.strip() and not line.strip().startswith("#")]
    if not lines or source.endswith("\n"):
        return False
    last = lines[-1]
    first = lines[0].lstrip()
    words = ("if ", "for ", "while ", "def ", "class ", "with ", "try:", "async ", "@", "match ")
    return (last[:1] in " \t" and first.startswith(words)) or lines[-1].lstrip() == first and first.startswith(words)


def compile_command(source, filename="<input>", symbol="single", flags=0):
    """The code of a command; None if it may be the beginning of one; a SyntaxError if it is none."""
    return _maybe_compile(lambda *args: compile(*args, flags, True), source, filename, symbol, flags)


class Compile:
    """As compile(), and remembers the features that the texts ask for."""

    def __init__(self):
        self.flags = PyCF_DONT_IMPLY_DEDENT | PyCF_ALLOW_INCOMPLETE_INPUT

    def __call__(self, source, filename, symbol, flags=0, **kwargs):
        code = compile(source, filename, symbol, (flags or self.flags) & ~PyCF_ALLOW_INCOMPLETE_INPUT, True)
        for name in __future__.all_feature_names:
            flag = getattr(__future__, name).compiler_flag
            if hasattr(code, "co_flags") and code.co_flags & flag:
                self.flags |= flag
        return code


class CommandCompiler:
    """As compile_command(), and remembers the features that the texts ask for."""

    def __init__(self):
        self.compiler = Compile()

    def __call__(self, source, filename="<input>", symbol="single"):
        return _maybe_compile(self.compiler, source, filename, symbol)
