"""`TestLoader`: finds tests in modules and classes."""

import functools
import sys
import traceback
import types

from . import case, suite, util

__unittest = True


class _FailedTest(case.TestCase):
    """Stands for tests that could not be loaded."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattr__(name)

        def testFailure():
            raise self._exception
        return testFailure


def _failed(name, exception, suiteClass, message):
    return suiteClass((_FailedTest(name, exception),)), message


class TestLoader:
    """Finds tests by the names of methods."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        super().__init__()
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        """The tests of a class."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        if (testCaseClass in (case.TestCase, case.FunctionTestCase)
                or getattr(testCaseClass, "__abstractmethods__", None)):
            names = []
        else:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, "runTest"):
                names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        """The tests of the classes in a module, or what its `load_tests` says."""
        tests = []
        for name in dir(module):
            obj = getattr(module, name)
            if (isinstance(obj, type) and issubclass(obj, case.TestCase)
                    and obj not in (case.TestCase, case.FunctionTestCase)
                    and not getattr(obj, "__abstractmethods__", None)):
                tests.append(self.loadTestsFromTestCase(obj))
        load_tests = getattr(module, "load_tests", None)
        tests = self.suiteClass(tests)
        if load_tests is not None:
            try:
                return load_tests(self, tests, pattern)
            except Exception as error:
                text = f"Failed to call load_tests:\n{traceback.format_exc()}"
                failed, message = _failed(module.__name__, TypeError(text), self.suiteClass, text)
                self.errors.append(message)
                return failed
        return tests

    def loadTestsFromName(self, name, module=None):
        """The tests that a dotted name means: a module, a class, a method, something that gives tests."""
        parts = name.split(".")
        if module is None:
            found = not_imported = None
            front = parts[:]
            while front:
                try:
                    found = __import__(".".join(front))
                    break
                except ImportError:
                    last = front.pop()
                    text = f"Failed to import test module: {last}\n{traceback.format_exc()}"
                    not_imported = _failed(last, ImportError(text), self.suiteClass, text)
                    if not front:
                        failed, message = not_imported
                        self.errors.append(message)
                        return failed
            module, parts = found, parts[1:]
        else:
            not_imported = None
        obj, parent = module, None
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as error:
                if not_imported is not None and hasattr(obj, "__path__"):
                    # What a package does not have may be a module that it could not be imported from.
                    failed, message = not_imported
                    self.errors.append(message)
                    return failed
                failed, message = _failed(part, error, self.suiteClass,
                                          f"Failed to access attribute:\n{traceback.format_exc()}")
                self.errors.append(message)
                return failed
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if isinstance(obj, type) and issubclass(obj, case.TestCase) and obj not in (case.TestCase, case.FunctionTestCase):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            instance = parent(parts[-1])
            if not isinstance(getattr(instance, parts[-1]), types.FunctionType):
                return self.suiteClass([instance])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if callable(obj):
            test = obj()
            if isinstance(test, suite.TestSuite):
                return test
            if isinstance(test, case.TestCase):
                return self.suiteClass([test])
            raise TypeError(f"calling {obj} returned {test}, not a test")
        raise TypeError(f"don't know how to make test from: {obj}")

    def loadTestsFromNames(self, names, module=None):
        """The tests of several names."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """The names of the tests in a class, sorted."""
        def is_test(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            if self.testNamePatterns is None:
                return True
            from fnmatch import fnmatchcase
            full = f"{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}"
            return any(fnmatchcase(full, pattern) for pattern in self.testNamePatterns)
        names = list(filter(is_test, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """Tests are found in files, which scripts do not reach."""
        raise PermissionError("scripts reach no folders: load tests from modules by their names")


defaultTestLoader = TestLoader()
