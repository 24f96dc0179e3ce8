"""Examples in docstrings as tests."""

__all__ = [
    "register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP",
    "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF",
    "REPORT_ONLY_FIRST_FAILURE", "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest", "DocTestParser", "DocTestFinder",
    "DocTestRunner", "OutputChecker", "DocTestFailure", "UnexpectedException", "DebugRunner", "testmod", "testfile",
    "run_docstring_examples", "DocTestSuite", "DocFileSuite", "set_unittest_reportflags", "script_from_examples",
    "testsource",
]
__unittest = True

from ._parse import (COMPARISON_FLAGS, DONT_ACCEPT_BLANKLINE, DONT_ACCEPT_TRUE_FOR_1, ELLIPSIS, FAIL_FAST,
                     IGNORE_EXCEPTION_DETAIL, NORMALIZE_WHITESPACE, OPTIONFLAGS_BY_NAME, REPORT_CDIFF, REPORT_NDIFF,
                     REPORT_ONLY_FIRST_FAILURE, REPORT_UDIFF, REPORTING_FLAGS, SKIP, DocTest, DocTestParser, Example,
                     register_optionflag)
from ._check import OutputChecker, _ellipsis_match
from ._run import (BLANKLINE_MARKER, DebugRunner, DocTestFailure, DocTestFinder, DocTestRunner, TestResults,
                   UnexpectedException)

master = None


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None,
            raise_on_error=False, exclude_empty=False):
    """Tests the examples in a module: that of the program, if no other is given."""
    global master
    import sys
    import types
    if m is None:
        m = sys.modules.get("__main__")
    if not isinstance(m, types.ModuleType):
        raise TypeError(f"testmod: module required; {m!r}")
    name = m.__name__ if name is None else name
    finder = DocTestFinder(exclude_empty=exclude_empty)
    made = DebugRunner if raise_on_error else DocTestRunner
    runner = made(verbose=verbose, optionflags=optionflags)
    for test in finder.find(m, name, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    if report:
        runner.summarize()
    if master is None:
        master = runner
    else:
        master.merge(runner)
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def testfile(filename, *args, **kwargs):
    """Files are not there for scripts."""
    raise PermissionError(f"scripts reach no files: read {filename!r} by the host, and give its text to DocTestParser")


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Tests the examples in the docstring of an object, with the given globals."""
    finder = DocTestFinder(verbose=verbose, recurse=False)
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in finder.find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


def __getattr__(name):
    if name in ("DocTestSuite", "DocTestCase", "DocFileSuite", "DocFileCase", "set_unittest_reportflags"):
        from . import _suite
        return getattr(_suite, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _comment(line):
    line = line.rstrip()
    return f"# {line}" if line else "#"


def script_from_examples(s):
    """A text with examples as a program: what is no code is a comment."""
    lines = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            lines.append(piece.source[:-1])
            if piece.want:
                lines.append("# Expected:")
                lines += [f"## {line}" for line in piece.want.split("\n")[:-1]]
        else:
            lines += [_comment(line) for line in piece.split("\n")[:-1]]
    while lines and lines[-1] == "#":
        lines.pop()
    while lines and lines[0] == "#":
        lines.pop(0)
    return "\n".join(lines) + "\n"


def testsource(module, name):
    """The examples in the docstring of a name of a module, as a program."""
    if isinstance(module, str):
        module = __import__(module, globals(), locals(), ["*"])
    tests = [test for test in DocTestFinder().find(module) if test.name == name]
    if not tests:
        raise ValueError(name, "not found in tests")
    return script_from_examples(tests[0].docstring)
