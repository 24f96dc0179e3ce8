"""Whether a text is a whole command of an interactive session."""

import __future__

__all__ = ["compile_command", "Compile", "CommandCompiler"]

PyCF_DONT_IMPLY_DEDENT = 0x200
PyCF_ONLY_AST = 0x400
PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000


def _is_blank(source):
    """Whether there is nothing but blanks and comments."""
    return all(not line.strip() or line.strip().startswith("#") for line in source.split("\n"))


_OPEN = ("was never closed", "unexpected EOF", "expected an indented block", "unterminated triple-quoted",
         "expected 'except' or 'finally' block", "EOF in multi-line", "unexpected end of file")


def _wants_more(error, source):
    """Whether the text ends too early, and not with an error."""
    if any(part in (error.msg or "") for part in _OPEN):
        return True
    # What is wrong lies behind the last line.
    lines = source.rstrip("\n").split("\n")
    if error.msg != "invalid syntax" or lines[-1].endswith("\\"):
        return False
    return (error.lineno or 0) > len(lines) or lines[-1].lstrip().startswith("@")


def _maybe_compile(compiler, source, filename, symbol, flags=0):
    if _is_blank(source):
        if symbol == "eval":
            return None
        # A command that does nothing.
        source = "pass"
    is_compound = _is_open_block(source)
    try:
        code = compiler(source, filename, symbol)
    except SyntaxError as error:
        if _wants_more(error, source) and not _is_final(error, source):
            return None
        if source.endswith("\\"):
            return None
        try:
            compiler(source + "\n", filename, symbol)
        except SyntaxError:
            pass
        else:
            return None
        raise
    if symbol == "single" and is_compound and not source.endswith("\n"):
        return None
    return code


def _is_final(error, source):
    """Whether the error lies before the end, so that no text behind it helps."""
    if source.endswith("\\\n"):
        return True
    line = error.lineno or 0
    count = source.rstrip("\n").count("\n") + 1
    text = error.msg or ""
    if "indented block" in text or "except" in text:
        return line < count
    return False


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
