"""Finding the docstrings of a module, and running their examples."""

import inspect
import io
import linecache
import sys
import traceback
from collections import namedtuple

from ._check import BLANKLINE_MARKER, OutputChecker, _indent
from ._parse import (FAIL_FAST, IGNORE_EXCEPTION_DETAIL, REPORT_ONLY_FIRST_FAILURE, SKIP, DocTestParser)

__unittest = True


class TestResults(namedtuple("TestResults", "failed attempted")):
    def __new__(cls, failed, attempted, *, skipped=0):
        results = super().__new__(cls, failed, attempted)
        results.skipped = skipped
        return results

    def __repr__(self):
        skipped = f", skipped={self.skipped}" if self.skipped else ""
        return f"TestResults(failed={self.failed}, attempted={self.attempted}{skipped})"


class DocTestFailure(Exception):
    """An example has printed something else."""

    def __init__(self, test, example, got):
        self.test, self.example, self.got = test, example, got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example has raised something that was not expected."""

    def __init__(self, test, example, exc_info):
        self.test, self.example, self.exc_info = test, example, exc_info

    def __str__(self):
        return str(self.test)


class DocTestFinder:
    """Finds the docstrings with examples in an object and what it contains."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser = parser
        self._verbose = verbose
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """The tests of an object, sorted by name."""
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't exist: "
                                 f"{type(obj)!r}")
        if module is False:
            module = None
        elif module is None:
            module = inspect.getmodule(obj)
        lines = _source_lines(module if module is not None else obj) or _source_lines(obj)
        if globs is None:
            globs = {} if module is None else module.__dict__.copy()
        else:
            globs = globs.copy()
        globs.update(extraglobs or {})
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, lines, globs, {})
        tests.sort()
        return tests

    def _from_module(self, module, obj):
        if module is None:
            return True
        if inspect.getmodule(obj) is not None and not inspect.isbuiltin(obj):
            if inspect.isfunction(obj):
                return module.__dict__ is obj.__globals__
            return module is inspect.getmodule(obj)
        if hasattr(obj, "__module__"):
            return module.__name__ == obj.__module__
        if isinstance(obj, property):
            return True
        raise ValueError("object must be a class or function")

    def _is_routine(self, obj):
        try:
            obj = inspect.unwrap(obj)
        except ValueError:
            pass
        return inspect.isroutine(obj)

    def _find(self, tests, obj, name, module, lines, globs, seen):
        if id(obj) in seen:
            return
        seen[id(obj)] = 1
        test = self._get_test(obj, name, module, globs, lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if inspect.ismodule(obj):
            for key, value in list(obj.__dict__.items()):
                if (self._is_routine(value) or inspect.isclass(value)) and self._from_module(module, value):
                    self._find(tests, value, f"{name}.{key}", module, lines, globs, seen)
            for key, value in getattr(obj, "__test__", {}).items():
                if not isinstance(key, str):
                    raise ValueError(f"DocTestFinder.find: __test__ keys must be strings: {type(key)!r}")
                if not (inspect.isroutine(value) or inspect.isclass(value) or inspect.ismodule(value)
                        or isinstance(value, str)):
                    raise ValueError("DocTestFinder.find: __test__ values must be strings, functions, methods, classes, "
                                     f"or modules: {type(value)!r}")
                self._find(tests, value, f"{name}.__test__.{key}", module, lines, globs, seen)
        if inspect.isclass(obj):
            for key, value in list(obj.__dict__.items()):
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                wanted = self._is_routine(value) or inspect.isclass(value) or isinstance(value, property)
                if wanted and self._from_module(module, value):
                    self._find(tests, value, f"{name}.{key}", module, lines, globs, seen)

    def _get_test(self, obj, name, module, globs, lines):
        if isinstance(obj, str):
            docstring = obj
        else:
            docstring = getattr(obj, "__doc__", None)
            docstring = "" if docstring is None else str(docstring)
        lineno = self._find_lineno(obj, lines)
        if self._exclude_empty and not docstring:
            return None
        filename = None
        if module is not None:
            filename = getattr(module, "__file__", None) or _file_of(obj) or module.__name__
        return self._parser.get_doctest(docstring, globs, name, filename, lineno)

    def _find_lineno(self, obj, lines):
        """The line of a docstring, from 0, as far as the source tells."""
        lineno = None
        docstring = getattr(obj, "__doc__", None)
        if inspect.ismodule(obj) and docstring is not None:
            lineno = 0
        if inspect.isclass(obj) and docstring is not None and lines is not None:
            for index, line in enumerate(lines):
                words = line.split()
                if len(words) > 1 and words[0] == "class" and _name_of(words[1]) == obj.__name__:
                    lineno = index
                    break
        if inspect.ismethod(obj):
            obj = obj.__func__
        if isinstance(obj, property):
            obj = obj.fget
        if self._is_routine(obj) and getattr(obj, "__doc__", None):
            try:
                obj = inspect.unwrap(obj)
            except ValueError:
                return None
            obj = getattr(obj, "__code__", None)
        if inspect.istraceback(obj):
            obj = obj.tb_frame
        if inspect.isframe(obj):
            obj = obj.f_code
        if inspect.iscode(obj):
            lineno = obj.co_firstlineno - 1
        if lineno is not None:
            if lines is None:
                return lineno + 1
            for index in range(lineno, len(lines)):
                if _begins_string(lines[index]):
                    return index
        return None


def _name_of(text):
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return text[:end]


def _begins_string(line):
    """Whether a string begins the line, or what is behind a colon."""
    parts = [line]
    at = line.find(":")
    while at >= 0:
        parts.append(line[at + 1:])
        at = line.find(":", at + 1)
    for part in parts:
        part = part.lstrip()
        part = part[len(_name_of(part)):]
        if part[:1] in ("'", '"'):
            return True
    return False


def _source_lines(obj):
    try:
        return inspect.findsource(obj)[0]
    except Exception:
        pass
    # The source of a module that is known by its code alone.
    for value in list(getattr(obj, "__dict__", {}).values()):
        if inspect.isfunction(value) and value.__module__ == getattr(obj, "__name__", None):
            try:
                return inspect.findsource(value)[0]
            except Exception:
                continue
    return None


def _file_of(obj):
    if isinstance(obj, property):
        obj = obj.fget
    code = getattr(obj, "__code__", None)
    return code.co_filename if code is not None else None


class DocTestRunner:
    """Runs examples, and writes what is not as expected."""

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}
        self._fakeout = io.StringIO()

    def report_start(self, out, test, example):
        """An example begins."""
        if self._verbose:
            want = f"Expecting:\n{_indent(example.want)}" if example.want else "Expecting nothing\n"
            out(f"Trying:\n{_indent(example.source)}{want}")

    def report_success(self, out, test, example, got):
        """An example has done as expected."""
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        """An example has printed something else."""
        out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        """An example has raised something."""
        out(f"{self._failure_header(test, example)}Exception raised:\n{_indent(_traceback(exc_info))}")

    def _failure_header(self, test, example):
        if test.filename:
            known = test.lineno is not None and example.lineno is not None
            line = test.lineno + example.lineno + 1 if known else "?"
            where = f'File "{test.filename}", line {line}, in {test.name}'
        else:
            where = f"Line {example.lineno + 1}, in {test.name}"
        return f"{self.DIVIDER}\n{where}\nFailed example:\n{_indent(example.source)}"

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Runs the examples of a test."""
        self.test = test
        saved = sys.stdout
        if out is None:
            out = saved.write
        sys.stdout = self._fakeout
        hook, sys.displayhook = sys.displayhook, sys.__displayhook__
        try:
            return self._run(test, compileflags, out)
        finally:
            sys.stdout = saved
            sys.displayhook = hook
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None

    def _take_output(self):
        text = self._fakeout.getvalue()
        self._fakeout.seek(0)
        self._fakeout.truncate()
        return text if not text or text.endswith("\n") else text + "\n"

    def _run(self, test, compileflags, out):
        failures = tries = skips = 0
        flags = self.optionflags
        for number, example in enumerate(test.examples):
            quiet = bool(self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0)
            self.optionflags = flags
            for flag, on in example.options.items():
                self.optionflags = self.optionflags | flag if on else self.optionflags & ~flag
            tries += 1
            if self.optionflags & SKIP:
                skips += 1
                continue
            if not quiet:
                self.report_start(out, test, example)
            filename = f"<doctest {test.name}[{number}]>"
            exception = None
            source = example.source
            linecache.cache[filename] = len(source), None, source.splitlines(True), filename
            try:
                code = compile(example.source, filename, "single", compileflags or 0, True)
                exec(code, test.globs)
            except KeyboardInterrupt:
                raise
            except BaseException:
                exception = sys.exc_info()
                exception = (*exception[:2], exception[2].tb_next)
            got = self._take_output()
            if exception is None:
                passed = self._checker.check_output(example.want, got, self.optionflags)
                failed = self.report_failure
            else:
                passed, failed = self._raised(example, exception)
                if not quiet:
                    got += _traceback(exception)
            if passed:
                if not quiet:
                    self.report_success(out, test, example, got)
            else:
                if not quiet:
                    failed(out, test, example, exception if failed == self.report_unexpected_exception else got)
                failures += 1
            if failures and self.optionflags & FAIL_FAST:
                break
        self.optionflags = flags
        self._record(test.name, failures, tries, skips)
        return TestResults(failures, tries, skipped=skips)

    def _raised(self, example, exception):
        """Whether an exception is the expected one, and how it is reported if not."""
        if example.exc_msg is None:
            return False, self.report_unexpected_exception
        lines = traceback.format_exception_only(*exception[:2])
        if issubclass(exception[0], SyntaxError):
            # The place of a syntax error is not expected.
            names = (f"{exception[0].__qualname__}:", f"{exception[0].__module__}.{exception[0].__qualname__}:")
            start = next((index for index, line in enumerate(lines) if line.startswith(names)), 0)
            lines = lines[start:]
        message = "".join(lines)
        if self._checker.check_output(example.exc_msg, message, self.optionflags):
            return True, None
        if self.optionflags & IGNORE_EXCEPTION_DETAIL:
            short = map(_without_detail, (example.exc_msg, message))
            return self._checker.check_output(*short, self.optionflags), self.report_failure
        return False, self.report_failure

    def _record(self, name, failures, tries, skips):
        before = self._stats.get(name, (0, 0, 0))
        self._stats[name] = tuple(map(sum, zip(before, (failures, tries, skips))))
        self.failures += failures
        self.tries += tries
        self.skips += skips

    def summarize(self, verbose=None):
        """Writes how many examples there were, and how many have failed."""
        verbose = self._verbose if verbose is None else verbose
        none, passed, failed = [], [], []
        total_tries = total_failures = total_skips = 0
        for name, (failures, tries, skips) in self._stats.items():
            total_tries += tries
            total_failures += failures
            total_skips += skips
            if tries == 0:
                none.append(name)
            elif failures == 0:
                passed.append((name, tries))
            else:
                failed.append((name, failures, tries))

        def count(number, word):
            return f"{number} {word}{'' if number == 1 else 's'}"
        if verbose:
            if none:
                print(f"{count(len(none), 'item')} had no tests:")
                print("\n".join(f"    {name}" for name in sorted(none)))
            if passed:
                print(f"{count(len(passed), 'item')} passed all tests:")
                for name, tries in sorted(passed):
                    print(f" {tries:3d} test{'' if tries == 1 else 's'} in {name}")
        if failed:
            print(self.DIVIDER)
            print(f"{count(len(failed), 'item')} had failures:")
            for name, failures, tries in sorted(failed):
                print(f" {failures:3d} of {tries:3d} in {name}")
        if verbose:
            print(f"{count(total_tries, 'test')} in {count(len(self._stats), 'item')}.")
            print(f"{total_tries - total_failures} passed{f' and {total_failures} failed' if total_failures else ''}.")
        if total_failures:
            skipped = f" and {count(total_skips, 'skipped test')}" if total_skips else ""
            print(f"***Test Failed*** {count(total_failures, 'failure')}{skipped}.")
        elif verbose:
            skipped = f" and {count(total_skips, 'skipped test')}" if total_skips else ""
            print(f"Test passed{skipped}.")
        return TestResults(total_failures, total_tries, skipped=total_skips)

    def merge(self, other):
        """Adds what another runner has counted."""
        for name, counts in other._stats.items():
            self._record(name, *counts)


class DebugRunner(DocTestRunner):
    """Raises what is not as expected."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        results = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return results

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


def _traceback(exc_info):
    # The lines of examples are in the cache alone.
    return "".join(traceback.TracebackException(*exc_info, compact=True).format())


def _without_detail(message):
    """The name of an exception, without its module and its text."""
    end = message.find("\n")
    end = len(message) if end < 0 else end
    colon = message.find(":", 0, end)
    end = colon if colon >= 0 else end
    dot = message.rfind(".", 0, end)
    return message[dot + 1:end]
