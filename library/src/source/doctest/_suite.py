"""Docstrings as test cases of `unittest`."""

import unittest

from ._parse import REPORTING_FLAGS
from ._run import DocTestFinder, DocTestRunner

__unittest = True

_unittest_reportflags = 0


def set_unittest_reportflags(flags):
    """The flags of reports for all cases that have none. Gives those that were set."""
    global _unittest_reportflags
    if flags & REPORTING_FLAGS != flags:
        raise ValueError("Only reporting flags allowed", flags)
    before, _unittest_reportflags = _unittest_reportflags, flags
    return before


class _Runner(DocTestRunner):
    DIVIDER = "-" * 70


class DocTestCase(unittest.TestCase):
    """The examples of one docstring as a test."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_optionflags = optionflags
        self._dt_checker = checker
        self._dt_test = test
        self._dt_setUp = setUp
        self._dt_tearDown = tearDown

    def setUp(self):
        self._dt_globs = self._dt_test.globs.copy()
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        if self._dt_tearDown is not None:
            self._dt_tearDown(self._dt_test)
        self._dt_test.globs.clear()
        self._dt_test.globs.update(self._dt_globs)

    def runTest(self):
        flags = self._dt_optionflags
        if not flags & REPORTING_FLAGS:
            flags |= _unittest_reportflags
        runner = _Runner(optionflags=flags, checker=self._dt_checker, verbose=False)
        lines = []
        results = runner.run(self._dt_test, out=lines.append, clear_globs=False)
        if results.skipped == results.attempted and results.attempted:
            raise unittest.SkipTest("all examples were skipped")
        if results.failed:
            raise self.failureException(self.format_failure("".join(lines).rstrip("\n")))

    def format_failure(self, err):
        test = self._dt_test
        line = "unknown line number" if test.lineno is None else str(test.lineno)
        last = test.name.rpartition(".")[2]
        return f'Failed doctest test for {test.name}\n  File "{test.filename}", line {line}, in {last}\n\n{err}'

    def id(self):
        return self._dt_test.name

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return (self._dt_test, self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker) == (
            other._dt_test, other._dt_optionflags, other._dt_setUp, other._dt_tearDown, other._dt_checker)

    def __hash__(self):
        return hash((self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker))

    def __repr__(self):
        name = self._dt_test.name.split(".")
        return f"{name[-1]} ({'.'.join(name[:-1])})"

    __str__ = object.__str__

    def shortDescription(self):
        return "Doctest: " + self._dt_test.name


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """The docstrings of a module as a suite."""
    finder = test_finder or DocTestFinder()
    if module is None:
        import sys
        module = sys.modules["__main__"]
    elif isinstance(module, str):
        module = __import__(module, globals(), locals(), ["*"])
    suite = unittest.TestSuite()
    for test in sorted(finder.find(module, globs=globs, extraglobs=extraglobs)):
        if not test.examples:
            continue
        if not test.filename:
            test.filename = getattr(module, "__file__", module.__name__)
        suite.addTest(DocTestCase(test, **options))
    return suite


def DocFileSuite(*paths, **kw):
    """Files are not there for scripts."""
    raise PermissionError("scripts reach no files")
