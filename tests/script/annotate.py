"""Writes the expectations of golden scripts: `python3.14 tests/script/annotate.py FILE.py ...`.

Runs each script on this Python and puts what it printed into `# expect:` comments, at the top-level statement
that was at work; an exception that ends the script becomes `# expect error:` on its innermost line, and one that
keeps it from starting `# expect syntax error:`. Comments of that kind that stand in the file already are taken out
first, so that a script can be changed and annotated again.
The rules of the comments stand at the head of `tests/script/mod.rs`.
"""

import ast
import io
import os
import re
import sys
import tokenize
import traceback
import types

ADDRESS = re.compile(r"0x[0-9a-fA-F]{6,}")
EXPECTATION = re.compile(r"\s*# expect(?: error| syntax error)?: ?.*$")


def without_expectations(source):
    """The script as its author wrote it."""
    lines = source.split("\n")
    gone = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and EXPECTATION.fullmatch(token.string):
            row = token.start[0] - 1
            lines[row] = lines[row][: token.start[1]].rstrip()
            if not lines[row]:
                gone.add(row)
    return "\n".join(line for row, line in enumerate(lines) if row not in gone)


class Recorder(io.TextIOBase):
    """A standard output that notes which line of the script each printed line came from."""

    def __init__(self, path):
        self.path = path
        self.pieces = []

    def write(self, text):
        frame = sys._getframe(1)
        line = self.pieces[-1][0] if self.pieces else 1
        while frame is not None:
            if frame.f_code.co_filename == self.path and frame.f_code.co_name == "<module>":
                line = frame.f_lineno
                break
            frame = frame.f_back
        self.pieces.append((line, text))
        return len(text)

    def lines(self):
        """Pairs of a line of the script and a line of output; a line belongs to where it ended."""
        held = ""
        for line, text in self.pieces:
            *whole, held = (held + text).split("\n")
            yield from ((line, each) for each in whole)
        if held:
            yield self.pieces[-1][0], held


def run(source, path):
    """What the script prints, and how it fails: the line and the text, or None."""
    main = types.ModuleType("__main__")
    main.__file__ = path
    sys.modules["__main__"] = main
    recorder, stdout = Recorder(path), sys.stdout
    failure = None
    sys.stdout = recorder
    try:
        exec(compile(source, path, "exec"), main.__dict__)
    except BaseException as exc:
        lines = [entry.lineno for entry in traceback.extract_tb(exc.__traceback__) if entry.filename == path]
        report = traceback.TracebackException.from_exception(exc)  # With the hints, which need the traceback.
        text = "".join(report.format_exception_only()).split("\n")[0]
        failure = (lines[-1], text) if lines else None
    finally:
        sys.stdout = stdout
    return list(recorder.lines()), failure


def simple_statements(tree):
    """First and last line of each statement without a body that belongs to the module itself."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.stmt) and not hasattr(node, "body") and not isinstance(node, ast.Match):
            yield node.lineno, node.end_lineno
        elif not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.expr)):
            yield from simple_statements(node)


def places(tree, printed):
    """For each printed line, the line of the script that its expectation follows."""
    simple = sorted(simple_statements(tree))
    result = []
    for node in tree.body:
        first = min([node.lineno, *(each.lineno for each in getattr(node, "decorator_list", []))])
        rows = [row for row, _ in printed if first <= row <= node.end_lineno]
        ends = [next((end for start, end in simple if start <= row <= end), node.end_lineno) for row in rows]
        result += ends if ends == sorted(ends) else [node.end_lineno] * len(ends)
    return result


def refusal(source, path):
    """The SyntaxError that keeps the script from starting, or None."""
    try:
        compile(source, path, "exec")
    except SyntaxError as exc:
        return exc
    return None


def annotated(source, path):
    source = without_expectations(source)
    if error := refusal(source, path):
        kind = "" if type(error) is SyntaxError else f"{type(error).__name__}: "
        lines = source.rstrip("\n").split("\n")
        lines[error.lineno - 1] += f"  # expect syntax error: {kind}{error.msg}"
        return "\n".join(lines) + "\n"
    printed, failure = run(source, path)
    lines = source.rstrip("\n").split("\n")
    tree = ast.parse(source)
    alone = {start for start, end in simple_statements(tree) if start == end}
    notes = {}
    for place, (_, text) in zip(places(tree, printed), printed):
        notes.setdefault(place, []).append(f"# expect: {ADDRESS.sub('0x...', text)}".rstrip())
    result = []
    for row, line in enumerate(lines, 1):
        here = notes.get(row, [])
        if failure and failure[0] == row:
            line += f"  # expect error: {ADDRESS.sub('0x...', failure[1])}"
        elif len(here) == 1 and row in alone and len(line) + len(here[0]) < 118:
            line += "  " + here.pop()
        indent = line[: len(line) - len(line.lstrip())] if row in alone else ""
        result += [line, *(indent + note for note in here)]
    return "\n".join(result) + "\n"


def main():
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
    for path in map(os.path.abspath, sys.argv[1:]):
        with open(path, encoding="utf-8") as file:
            source = file.read()
        if not os.fork():
            os.chdir(os.path.dirname(path))  # The script knows itself by its name alone.
            result = annotated(source, os.path.basename(path))
            with open(path, "w", encoding="utf-8") as file:
                file.write(result)
            os._exit(0)
        os.wait()


if __name__ == "__main__":
    main()
