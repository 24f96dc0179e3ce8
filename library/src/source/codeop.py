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


def _ends_too_early(error, source, compiler, filename, symbol, string=None):
    """Whether the error is that the text ends: a text that begins so may be a whole command."""
    message = error.msg or ""
    # What is open is closed behind the text, to see whether there is another error before that.
    closer = ""
    if "was never closed" in message:
        closer = {"(": ")", "[": "]", "{": "}"}[message[1]]
    elif "unterminated triple-quoted" in message:
        # The first one that is open.
        string = string or (error.lineno, error.offset)
        closer = max(("'" * 3, '"' * 3), key=source.rfind)
    if closer:
        try:
            compiler(source + closer, filename, symbol)
        except SyntaxError as other:
            if "was never closed" in other.msg or "unterminated" in other.msg:
                return _ends_too_early(other, source + closer, compiler, filename, symbol, string)
            if other.msg.startswith("expected "):
                # Of what is expected behind it.
                rest = source.split("\n")[(other.end_lineno or 1) - 1:]
                return _is_blank("\n".join(rest)[(other.end_offset or 1) - 1:])
            if string and (other.end_lineno or 1, other.end_offset or 0) > string:
                # It may begin at a word before the string.
                return True
            return (other.lineno or 1, other.offset or 0) >= (string or (source.count("\n") + 1, 0))
        return True
    if "unterminated string" in message:
        return source.endswith("\\\n")
    if (error.end_offset or 0) > 0 or "unindent" in message:
        # A token is wrong.
        return False
    rest = source.split("\n")[(error.lineno or 1) - 1:]
    return error.offset == 0 or _is_blank("\n".join(rest)[(error.offset or 1) - 1:].replace("\\\n", ""))


def _ends_with_comment(source):
    """Whether the last line is a comment, and the last one of code begins at the margin."""
    lines = [line for line in source.split("\n") if line.strip()]
    if not lines[-1].strip().startswith("#"):
        return False
    return next(line for line in reversed(lines) if not line.strip().startswith("#"))[:1] not in " \t"


def _maybe_compile(compiler, source, filename, symbol, flags=0):
    if _is_blank(source):
        if symbol == "eval":
            return None
        # A command that does nothing.
        source = "pass"
    elif _ends_with_comment(source):
        # It ends a block that stands in one line, as an empty line does.
        source += "\n"
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
