"""The CPython side of the oracle: answers requests on standard input until it ends.

A request is a line `KIND NAME LENGTH` and LENGTH bytes of source; the answer is a line `LENGTH` and that many bytes.
Kinds: `run` (what the program prints, and the last line of its traceback), `warned` (both of its streams), `codes`
(its code objects), `symbols` (its symbol table), `large` and `captured` (the same program in another shape: see
`reshape.py`).
"""
import _symtable
import contextlib
import io
import linecache
import re
import sys
import traceback
import types
import warnings

# The filters of CPython without options.
FILTERS = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]

SCOPES = {1: "local", 2: "global-explicit", 3: "global-implicit", 4: "free", 5: "cell"}


def run(name, source):
    out = io.StringIO()
    # Tracebacks show the lines of the program.
    linecache.cache[name] = len(source), None, source.splitlines(True), name
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    try:
        code = compile(source, name, "exec")
        with contextlib.redirect_stdout(out):
            exec(code, module.__dict__)
    except BaseException as problem:
        return out.getvalue() + "! " + traceback.format_exception_only(problem)[-1]
    finally:
        sys.setrecursionlimit(1000)
    return out.getvalue()


def warned(name, source):
    out, err = io.StringIO(), io.StringIO()
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    # The lines of a program are shown with its warnings.
    linecache.cache[name] = len(source), None, source.splitlines(True), name
    # This program itself is not what `exec` runs.
    linecache.cache["<string>"] = 0, None, [], "<string>"
    with warnings.catch_warnings(), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        warnings.filters[:] = FILTERS
        warnings._filters_mutated()
        warnings.onceregistry.clear()
        try:
            exec(compile(source, name, "exec"), module.__dict__)
        except BaseException:
            traceback.print_exc()
    del linecache.cache[name]
    return re.sub("0x[0-9a-f]{6,}", "0x...", out.getvalue() + "--\n" + err.getvalue())


def codes(name, source):
    lines = []

    def walk(code):
        # In a class body, which has no locals of its own, this order is that of a set: it changes with PYTHONHASHSEED.
        locals_ = code.co_varnames if code.co_flags & 1 else sorted(code.co_varnames)
        names = [",".join(group) for group in (locals_, code.co_cellvars, code.co_freevars)]
        counts = f"{code.co_argcount} {code.co_posonlyargcount} {code.co_kwonlyargcount}"
        lines.append(f"{code.co_qualname} line {code.co_firstlineno} args {counts} flags {code.co_flags & 0x3ff:#x} "
                     f"varnames={names[0]} cellvars={names[1]} freevars={names[2]}")
        for constant in code.co_consts:
            if isinstance(constant, types.CodeType):
                walk(constant)

    walk(compile(source, name, "exec"))
    return "\n".join(sorted(lines))


def symbols(name, source):
    lines = []

    def walk(block, depth):
        lines.append(f"{'  ' * depth}{block.name} {block.lineno}{' nested' if block.nested else ''}")
        for symbol, value in sorted(block.symbols.items()):
            scope = SCOPES.get(value >> _symtable.SCOPE_OFF & _symtable.SCOPE_MASK, "none")
            lines.append(f"{'  ' * depth}  {symbol} {scope} {value & 0xfff}")
        for child in block.children:
            walk(child, depth + 1)

    walk(_symtable.symtable(source, name, "exec"), 0)
    return "\n".join(lines)


def main():
    answers = {"run": run, "warned": warned, "codes": codes, "symbols": symbols, "large": large, "captured": captured}
    requests = sys.stdin.buffer
    replies = sys.stdout.buffer
    while request := requests.readline():
        kind, name, length = request.decode().split()
        source = requests.read(int(length)).decode()
        try:
            answer = answers[kind](name, source)
        except SyntaxError as problem:
            answer = f"{type(problem).__name__}: {problem.msg}"
        except RecursionError as problem:
            answer = f"RecursionError: {problem}"
        answer = answer.encode("utf-8", "backslashreplace")
        replies.write(b"%d\n%s" % (len(answer), answer))
        replies.flush()


main()
