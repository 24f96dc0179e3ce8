# `dis`: listings of the instructions of this runtime. It has registers instead of a stack, so names and operands
# are its own; offsets count two for each instruction, as `f_lasti` does. `_table`, `_instructions` and `_handlers`
# know the instructions.

import sys
import types
from collections import namedtuple

__all__ = [
    "code_info", "dis", "disassemble", "distb", "disco", "findlinestarts", "findlabels", "show_code",
    "get_instructions", "Instruction", "Bytecode", "cmp_op", "stack_effect", "hascompare", "opname", "opmap",
    "HAVE_ARGUMENT", "hasarg", "hasconst", "hasname", "hasjump", "hasjrel", "hasjabs", "hasfree", "haslocal", "hasexc",
]

_fields = [fields for _, fields in _table()]
opname = [name for name, _ in _table()]
opmap = {name: number for number, name in enumerate(opname)}
cmp_op = ("<", "<=", "==", "!=", ">", ">=")


def _with(*endings):
    return [op for op, fields in enumerate(_fields) if any(field.endswith(endings) for field in fields)]


HAVE_ARGUMENT = 0
hasarg = [op for op, fields in enumerate(_fields) if fields]
hasconst = _with("ConstIdx")
hasname = _with("NameIdx")
hasjump = hasjabs = _with(": Target")
hasjrel = []
hasfree = [op for op, name in enumerate(opname) if "Deref" in name]
haslocal = _with(": Reg", ": Slot")
hascompare = _with(": CompareOp")
hasexc = []

COMPILER_FLAG_NAMES = {
    1: "OPTIMIZED", 2: "NEWLOCALS", 4: "VARARGS", 8: "VARKEYWORDS", 16: "NESTED", 32: "GENERATOR", 64: "NOFREE",
    128: "COROUTINE", 256: "ITERABLE_COROUTINE", 512: "ASYNC_GENERATOR", 0x4000000: "HAS_DOCSTRING",
    0x8000000: "METHOD",
}

_NAME_WIDTH = 20


def stack_effect(opcode, oparg=None, /, *, jump=None):
    """How an instruction changes the height of the stack: not at all, there is none."""
    if jump not in (None, True, False):
        raise ValueError("stack_effect: jump must be False, True or None")
    if opcode not in range(len(opname)):
        raise ValueError("invalid opcode or oparg")
    return 0


Positions = namedtuple("Positions", "lineno end_lineno col_offset end_col_offset", defaults=(None,) * 4)

_Instruction = namedtuple(
    "_Instruction",
    "opname opcode arg argval argrepr offset start_offset starts_line line_number label positions cache_info",
    defaults=(None, None, None),
)


class Instruction(_Instruction):
    """An instruction: `argval` is the object that it names, `argrepr` shows all its operands."""

    @property
    def oparg(self):
        return self.arg

    @property
    def baseopcode(self):
        return self.opcode

    @property
    def baseopname(self):
        return self.opname

    @property
    def cache_offset(self):
        return self.offset + 2

    end_offset = cache_offset

    @property
    def jump_target(self):
        """The offset that it jumps to."""
        return self.argval if self.opcode in hasjump else None

    @property
    def is_jump_target(self):
        """Whether others jump here."""
        return self.label is not None

    def __str__(self):
        return _line(self)


def _line(instr, line="", label_width=0, offset_width=0, is_current=False):
    pieces = [line, "-->" if is_current else "   "]
    if label_width:
        pieces.append(f"{f'L{instr.label}:' if instr.label is not None else '':>{label_width}}")
    if offset_width:
        pieces.append(f"{instr.offset:>{offset_width}}")
    pieces.append(f"{instr.opname:<{_NAME_WIDTH}}")
    pieces.append(instr.argrepr)
    return " ".join(pieces).rstrip()


def _code_of(x, compile_text=True):
    # The code object of whatever has one.
    x = getattr(x, "__func__", x)
    for name in ("__code__", "gi_code", "ag_code", "cr_code"):
        code = getattr(x, name, None)
        if code is not None:
            return code
    if compile_text and isinstance(x, str):
        try:
            return compile(x, "<disassembly>", "eval")
        except SyntaxError:
            return compile(x, "<disassembly>", "exec")
    if isinstance(x, types.CodeType):
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def _labels(code):
    rows = _instructions(code)
    targets = {value for _, operands in rows for _, value, is_target in operands if is_target}
    for start, end, target, _ in _handlers(code):
        targets.update((start, end, target))
    return rows, {offset: number for number, offset in enumerate(sorted(targets), 1)}


def _decode(code, line_offset=0):
    rows, labels = _labels(code)
    last = None
    # The first position is that of the call.
    for at, ((opcode, operands), place) in enumerate(zip(rows, list(code.co_positions())[1:]), 1):
        texts = []
        argval = None
        for text, value, is_target in operands:
            if is_target:
                texts.append(f"{text}=L{labels[value]}")
                argval = value
            elif text:
                texts.append(text)
                if argval is None and value is not None:
                    argval = value
        line = place[0]
        if line is not None:
            line += line_offset
            place = (line, place[1] + line_offset if place[1] is not None else None, *place[2:])
        offset = 2 * at
        yield Instruction(
            opname[opcode], opcode, None, argval, " ".join(texts), offset, offset, line != last, line,
            labels.get(offset), Positions(*place),
        )
        last = line


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """The instructions of a function, a method, a code object or a source."""
    code = _code_of(x)
    return _decode(code, 0 if first_line is None else first_line - code.co_firstlineno)


def findlinestarts(code):
    """Pairs of offset and line, where the line changes."""
    last = False
    for start, end, line in code.co_lines():
        if line is not last and start < end:
            last = line
            yield start, line


def findlabels(code):
    """The offsets in a code object that instructions jump to."""
    if not isinstance(code, types.CodeType):
        raise TypeError("findlabels() takes a code object here: its bytes have no meaning of their own")
    return sorted({instr.argval for instr in _decode(code) if instr.opcode in hasjump})


def _print_code(code, file, lasti=-1, show_offsets=False, line_offset=0):
    instructions = list(_decode(code, line_offset))
    labels = {instr.offset: instr.label for instr in instructions if instr.label is not None}
    end = 2 * len(instructions)
    lines = [instr.line_number for instr in instructions if instr.line_number is not None]
    line_width = max(4, len(str(max(lines, default=0))))
    label_width = len(str(len(labels))) + 2 if labels else 0
    offset_width = max(4, len(str(end))) if show_offsets else 0
    for instr in instructions:
        line = ""
        if instr.starts_line:
            if instr is not instructions[0]:
                print(file=file)
            line = "--" if instr.line_number is None else str(instr.line_number)
        current = lasti == instr.offset
        print(_line(instr, line.rjust(line_width), label_width, offset_width, current), file=file)
    handlers = _handlers(code)
    if handlers:
        print("ExceptionTable:", file=file)
        for start, stop, target, register in handlers:
            stop = f"L{labels[stop]}" if stop in labels else "end"
            print(f"  L{labels[start]} to {stop} -> L{labels[target]} [{register}]", file=file)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    """Prints the instructions of a code object, an arrow before the one at `lasti`."""
    _print_code(co, file, lasti, show_offsets)


disco = disassemble


def _print_nested(code, file, depth, show_offsets):
    _print_code(code, file, show_offsets=show_offsets)
    if depth is not None and depth <= 0:
        return
    for value in code.co_consts:
        if isinstance(value, types.CodeType):
            print(file=file)
            print(f"Disassembly of {value!r}:", file=file)
            _print_nested(value, file, None if depth is None else depth - 1, show_offsets)


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False):
    """Prints the instructions of a function, method, class, module, generator, code object or source; without
    argument of the last traceback."""
    if x is None:
        distb(file=file, show_offsets=show_offsets)
        return
    try:
        code = _code_of(x)
    except TypeError:
        if not hasattr(x, "__dict__"):
            raise
    else:
        _print_nested(code, file, depth, show_offsets)
        return
    kinds = (types.MethodType, types.FunctionType, types.CodeType, classmethod, staticmethod, type)
    for name, value in sorted(x.__dict__.items()):
        if isinstance(value, kinds):
            print(f"Disassembly of {name}:", file=file)
            try:
                dis(value, file=file, depth=depth, show_offsets=show_offsets)
            except TypeError as e:
                print("Sorry:", e, file=file)
            print(file=file)


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    """Prints the instructions of the innermost frame of a traceback."""
    if tb is None:
        if hasattr(sys, "last_exc"):
            tb = sys.last_exc.__traceback__
        elif hasattr(sys, "last_traceback"):
            tb = sys.last_traceback
        else:
            raise RuntimeError("no last traceback to disassemble")
    while tb.tb_next:
        tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, show_offsets=show_offsets)


def pretty_flags(flags):
    """The names of the flags of a code object."""
    names = []
    for bit in range(32):
        flag = 1 << bit
        if flags & flag:
            names.append(COMPILER_FLAG_NAMES.get(flag, hex(flag)))
    return ", ".join(names) or hex(flags)


def code_info(x):
    """What a code object says about itself, as text."""
    code = _code_of(x)
    facts = [
        ("Name:", code.co_name), ("Filename:", code.co_filename), ("Argument count:", code.co_argcount),
        ("Positional-only arguments:", code.co_posonlyargcount), ("Kw-only arguments:", code.co_kwonlyargcount),
        ("Number of locals:", code.co_nlocals), ("Stack size:", code.co_stacksize),
        ("Flags:", pretty_flags(code.co_flags)),
    ]
    lines = [f"{name:<18} {value}" for name, value in facts]
    tables = [
        ("Constants:", [repr(value) for value in code.co_consts]), ("Names:", code.co_names),
        ("Variable names:", code.co_varnames), ("Free variables:", code.co_freevars),
        ("Cell variables:", code.co_cellvars),
    ]
    for name, values in tables:
        if values:
            lines.append(name)
            lines += [f"{at:4d}: {value}" for at, value in enumerate(values)]
    return "\n".join(lines)


def show_code(co, *, file=None):
    """Prints what `code_info` gives."""
    print(code_info(co), file=file)


class _Text:
    def __init__(self):
        self.pieces = []

    def write(self, text):
        self.pieces.append(text)


class Bytecode:
    """The instructions of a function, a method, a code object or a source."""

    def __init__(
        self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False, show_offsets=False
    ):
        self.codeobj = code = _code_of(x)
        self.first_line = code.co_firstlineno if first_line is None else first_line
        self._line_offset = self.first_line - code.co_firstlineno
        self._original_object = x
        self.current_offset = current_offset
        self.show_caches = show_caches
        self.adaptive = adaptive
        self.show_offsets = show_offsets

    def __iter__(self):
        return _decode(self.codeobj, self._line_offset)

    def __repr__(self):
        return f"{self.__class__.__name__}({self._original_object!r})"

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """Those of the innermost frame of a traceback."""
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti, show_caches=show_caches, adaptive=adaptive)

    def info(self):
        """What `code_info` gives."""
        return code_info(self.codeobj)

    def dis(self):
        """The listing as text."""
        text = _Text()
        lasti = -1 if self.current_offset is None else self.current_offset
        _print_code(self.codeobj, text, lasti, self.show_offsets, self._line_offset)
        return "".join(text.pieces)
