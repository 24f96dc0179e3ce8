"""Runs the tests of one module, and prints a line for each: what it is called, and what happened.

What runs comes before this text: `MODULE` (the module of tests), `CONFTESTS` (modules of fixtures that it has, the outer ones
first), `FILES` (what files the runtime is to give its scripts, and the folder that they are in), `CLASSES` (what classes of tests are called) and `ASYNC` (whether tests that are `async def` run without a mark). The same text runs on CPython and on the
runtime, with the stand-in for pytest that is beside it.
"""
import asyncio
import fnmatch
import importlib
import inspect
import io
import itertools
import random
import sys
import traceback
import unittest
import warnings

import absent
import pytest

OUT = sys.stdout
# What is kept for longer than a test: (fixture, number of its parameter) -> value.
KEPT = {}
KEPT_LAST = []


def say(label, text):
    OUT.write(f"\n@@ {label}: {text}\n")
    OUT.flush()


def described(error):
    text = str(error).splitlines()
    return f"failed {type(error).__name__}: {(text[0] if text else '')[:300]}"


class Captured:
    """The fixture `capsys`."""

    def readouterr(self):
        texts = []
        for stream in (sys.stdout, sys.stderr):
            texts.append(stream.getvalue())
            stream.seek(0)
            stream.truncate()
        return Texts(*texts)

    def disabled(self):
        import contextlib
        return contextlib.nullcontext()


class Texts(tuple):
    def __new__(cls, out, err):
        return tuple.__new__(cls, (out, err))

    out = property(lambda self: self[0])
    err = property(lambda self: self[1])


class Logged:
    """The fixture `caplog`."""

    def __init__(self, request):
        import logging

        class Handler(logging.Handler):
            def emit(handler, record):
                self.records.append(record)
                self.texts.append(handler.format(record))

        self.records, self.texts = [], []
        self.handler = Handler()
        self.handler.setFormatter(logging.Formatter("%(levelname)-8s %(name)s:%(filename)s:%(lineno)d %(message)s"))
        self.levels = []
        root = logging.getLogger()
        root.addHandler(self.handler)
        request.addfinalizer(lambda: root.removeHandler(self.handler))
        request.addfinalizer(self._restore)

    messages = property(lambda self: [record.getMessage() for record in self.records])
    text = property(lambda self: "".join(line + "\n" for line in self.texts))
    record_tuples = property(lambda self: [(each.name, each.levelno, each.getMessage()) for each in self.records])

    def clear(self):
        self.records.clear()
        self.texts.clear()

    def set_level(self, level, logger=None):
        import logging
        logger = logging.getLogger(logger)
        self.levels.append((logger, logger.level))
        logger.setLevel(level)

    def at_level(self, level, logger=None):
        import contextlib

        @contextlib.contextmanager
        def inside():
            self.set_level(level, logger)
            try:
                yield
            finally:
                target, old = self.levels.pop()
                target.setLevel(old)
        return inside()

    def _restore(self):
        while self.levels:
            logger, level = self.levels.pop()
            logger.setLevel(level)


class Node:
    """The test, as fixtures see it."""

    def __init__(self, test):
        self.name = test.label.rpartition(".")[2]
        self.nodeid = test.label
        self.originalname = test.function.__name__
        self.function, self.cls, self.marks = test.function, test.owner, test.marks
        self.keywords = {mark.name: mark for mark in test.marks}
        self.module = sys.modules[MODULE]
        self.obj = test.function

    def get_closest_marker(self, name, default=None):
        return next((mark for mark in reversed(self.marks) if mark.name == name), default)

    def iter_markers(self, name=None):
        return (mark for mark in reversed(self.marks) if name in (None, mark.name))

    def add_marker(self, marker, append=True):
        self.marks.append(marker)


class Config:
    """What the command line of pytest would say: nothing."""

    rootpath = None

    def getoption(self, name, default=None, skip=False):
        return default

    getini = getvalue = getoption


class Request:
    """The fixture `request`."""

    def __init__(self, test, fixture=None, param=None, last=None):
        self.test, self.last = test, last
        self.fixturename = fixture.name if fixture else None
        self.scope = fixture.scope if fixture else "function"
        if param is not None:
            self.param = param[0]
        self.node, self.config = test.node, Config()
        self.function, self.cls, self.module = test.function, test.owner, sys.modules[MODULE]
        self.instance = test.instance
        self.fixturenames = list(test.wanted)

    def getfixturevalue(self, name):
        return self.test.value(name)

    def addfinalizer(self, function):
        self.last.append(function)

    def applymarker(self, marker):
        self.node.marks.append(marker)


class SubTests:
    """The fixture `subtests`: the first that fails ends the test."""

    def test(self, msg=None, **named):
        import contextlib
        return contextlib.nullcontext()


def temporary_folder(request):
    import pathlib
    import shutil
    import tempfile
    folder = tempfile.mkdtemp()
    request.addfinalizer(lambda: shutil.rmtree(folder, ignore_errors=True))
    return pathlib.Path(folder)


def patches(request):
    patch = pytest.MonkeyPatch()
    request.addfinalizer(patch.undo)
    return patch


def warnings_seen(request):
    catch = warnings.catch_warnings(record=True)
    seen = catch.__enter__()
    warnings.simplefilter("always")
    request.addfinalizer(lambda: catch.__exit__(None, None, None))
    return pytest.Recorded(seen)


BUILT_IN = {
    "request": lambda request: request,
    "monkeypatch": patches,
    "capsys": lambda request: Captured(),
    "capfd": lambda request: Captured(),
    "caplog": Logged,
    "recwarn": warnings_seen,
    "subtests": lambda request: SubTests(),
    "tmp_path": temporary_folder,
    "tmpdir": temporary_folder,
    "event_loop": lambda request: request.test.loop(),
    "benchmark": lambda request: lambda function, *args, **named: function(*args, **named),
    "doctest_namespace": lambda request: {},
    "pytestconfig": lambda request: Config(),
    "anyio_backend": lambda request: "asyncio",
}


def argument_names(function, bound):
    """What a test or a fixture takes by name; `patch` of `unittest.mock` gives the rest."""
    given = sum(1 for patching in getattr(function, "patchings", ())
                if not patching.attribute_name and patching.new is unittest.mock.DEFAULT)
    kinds = inspect.Parameter
    names = [name for name, each in inspect.signature(function).parameters.items()
             if each.default is kinds.empty and each.kind in (kinds.POSITIONAL_OR_KEYWORD, kinds.KEYWORD_ONLY)]
    return names[(1 if bound else 0) + given:]


def takes_instance(function):
    """Whether a fixture is a method."""
    return next(iter(inspect.signature(function).parameters), None) in ("self", "cls", "this")


def fixtures_of(thing):
    """The fixtures that a module or a class defines."""
    found = {}
    for name in dir(thing):
        value = inspect.getattr_static(thing, name)
        definition = getattr(getattr(value, "__func__", value), "fixture", None)
        if isinstance(definition, pytest.Definition):
            key = name if definition.name == definition.function.__name__ else definition.name
            found[key] = definition
    return found


class Test:
    """A function with one set of its parameters."""

    def __init__(self, label, function, owner, known, given, marks):
        self.label, self.function, self.owner, self.known, self.marks = label, function, owner, known, marks
        self.given = given  # name -> (value, is it the parameter of the fixture of this name)
        self.instance = None
        self.bound = owner is not None and not isinstance(inspect.getattr_static(owner, function.__name__, None), staticmethod)
        self.arguments = argument_names(function, self.bound)
        self.wanted = self.closure()
        self.params, self.last, self.values, self._loop = {}, [], {}, None
        self.node = Node(self)

    def closure(self):
        """The names of the fixtures that are needed, those that are always needed first."""
        wanted = [name for name, each in self.known.items() if each[-1].autouse]
        wanted += [name for mark in self.marks if mark.name == "usefixtures" for name in mark.args]
        wanted += self.arguments
        levels = {}
        for name in wanted:
            definitions = self.known.get(name)
            level = levels[name] = levels.get(name, 0) + 1
            if definitions and level <= len(definitions) and (name not in self.given or self.given[name][1]):
                definition = definitions[-level]
                function = definition.function
                wanted += [each for each in argument_names(function, takes_instance(function))
                           if each == name or each not in wanted]
        return list(dict.fromkeys(wanted))

    def variants(self):
        """The test with each value of each fixture that has several."""
        several = [name for name in self.wanted if name in self.known and name not in self.given
                   and self.known[name][-1].params is not None]
        ways = itertools.product(*(range(len(self.known[name][-1].params)) for name in several))
        for way in ways:
            test = Test(self.label + "".join(f"[{number}]" for number in way), self.function, self.owner,
                        self.known, self.given, list(self.marks))
            test.params = dict(zip(several, way))
            for name, number in test.params.items():
                test.marks += test.known[name][-1].params[number].marks
            yield test

    def loop(self):
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            asyncio.set_event_loop(self._loop)
        return self._loop

    def value(self, name, level=1):
        """The value of a fixture."""
        given = self.given.get(name)
        if given is not None and not given[1]:
            return given[0]
        if name in self.values and level == 1:
            return self.values[name]
        definitions = self.known.get(name, ())
        if level > len(definitions):
            if name not in BUILT_IN:
                raise LookupError(f"fixture {name!r} not found")
            made = BUILT_IN[name](Request(self, last=self.last))
        else:
            made = self.made(name, definitions[-level], level, given)
        if level == 1:
            self.values[name] = made
        return made

    def made(self, name, definition, level, given):
        number = self.params.get(name)
        param = Row((given[0],)) if given is not None else None if number is None else definition.params[number]
        key = definition, number
        if given is None and definition.scope != "function" and key in KEPT:
            return KEPT[key]
        kept = definition.scope != "function"
        last = KEPT_LAST if kept else self.last
        request = Request(self, definition, param, last)
        function = definition.function
        args = []
        if isinstance(function, (classmethod, staticmethod)):
            args = [self.owner] if isinstance(function, classmethod) else []
            function = function.__func__
        elif takes_instance(function):
            args = [self.instance]
        named = {}
        for each in argument_names(function, bound=bool(args)):
            named[each] = request if each == "request" else self.value(each, level + 1 if each == name else 1)
        made = function(*args, **named)
        if inspect.isgenerator(made):
            generator, made = made, next(made)
            last.append(lambda: next(generator, None))
        elif inspect.isasyncgen(made):
            generator, made = made, self.loop().run_until_complete(anext(made))
            last.append(lambda: self.loop().run_until_complete(anext(generator, None)))
        elif inspect.iscoroutine(made):
            made = self.loop().run_until_complete(made)
        if kept and given is None:
            KEPT[key] = made
        return made

    def run(self):
        """Raises what the test raises."""
        try:
            args = []
            if self.owner is not None:
                self.instance = self.owner()
                self.node.cls = self.owner
                args = [self.instance] if self.bound else []
            for name in self.wanted:
                self.value(name)
            for name in ("setup_method", "setup"):
                if hasattr(self.instance, name):
                    method = getattr(self.instance, name)
                    method(*[self.function] * (len(inspect.signature(method).parameters) > 0))
            if hasattr(self.instance, "teardown_method"):
                method = self.instance.teardown_method
                self.last.append(lambda: method(*[self.function] * (len(inspect.signature(method).parameters) > 0)))
            result = self.function(*args, **{name: self.value(name) for name in self.arguments})
            if inspect.iscoroutine(result):
                if not ASYNC and not any(mark.name in ("asyncio", "anyio") for mark in self.marks):
                    result.close()
                    pytest.skip("async def functions are not natively supported")
                self.loop().run_until_complete(result)
        finally:
            finish(self.last)
            if self._loop is not None:
                self._loop.close()
                asyncio.set_event_loop(None)


Row = pytest.Row


def finish(last):
    """Runs what was left for the end, the last first."""
    errors = []
    while last:
        try:
            last.pop()()
        except BaseException as error:
            errors.append(error)
    if errors:
        raise errors[0]


def rows(mark):
    """The sets of values of a `parametrize`: (name -> (value, indirect), marks) each."""
    names, values = [*mark.args, *(mark.kwargs[key] for key in ("argnames", "argvalues") if key in mark.kwargs)][:2]
    names = [name.strip() for name in names.split(",") if name.strip()] if isinstance(names, str) else list(names)
    indirect = mark.kwargs.get("indirect", False)
    for row in values:
        marks = row.marks if isinstance(row, Row) else []
        if not isinstance(row, Row):
            row = (row,) if len(names) == 1 else tuple(row)
        yield {name: (value, indirect is True or (indirect and name in indirect)) for name, value in zip(names, row)}, marks


def skipped(marks):
    """The reason for which the marks say that a test does not apply."""
    for mark in marks:
        if mark.name == "skip":
            return True
        if mark.name == "skipif":
            for condition in mark.args[:1] or [mark.kwargs.get("condition", True)]:
                if isinstance(condition, str):
                    condition = eval(condition, {**vars(sys.modules[MODULE]), "sys": sys})
                if condition:
                    return True
    return False


def fails(marks):
    """Whether the marks say that a test fails."""
    for mark in marks:
        if mark.name == "xfail":
            conditions = mark.args[:1] or [mark.kwargs.get("condition", True)]
            if all(eval(each, vars(sys.modules[MODULE])) if isinstance(each, str) else each for each in conditions):
                return True
    return False


def tests_of(label, function, owner, known, marks):
    marks = marks + pytest.marks_of(function)
    ways = [({}, [])]
    parametrized = False
    for mark in marks:
        if mark.name == "parametrize":
            parametrized = True
            ways = [({**two, **one}, more + extra) for two, extra in rows(mark) for one, more in ways]
    for number, (given, extra) in enumerate(ways):
        shown = label + (f"#{number}" if parametrized else "")
        if skipped(marks + extra):
            yield shown, None
            continue
        yield shown, Test(shown, function, owner, known, given, marks + extra)


def outcome(test):
    expected_to_fail = fails(test.marks)
    try:
        test.run()
    except (pytest.Skipped, unittest.SkipTest):
        return "skipped"
    except pytest.XFailed:
        return "xfailed"
    except BaseException as error:
        if VERBOSE:
            traceback.print_exc(file=sys.__stderr__)
        return "xfailed" if expected_to_fail or fails(test.marks) else described(error)
    return "xpassed" if expected_to_fail else "ok"


class Result(unittest.TestResult):
    """Keeps the first thing that went wrong."""

    text = None

    def note(self, text, error=None):
        self.text = self.text or text
        if error and VERBOSE:
            traceback.print_exception(error, file=sys.__stderr__)

    def addError(self, test, error):
        skip = issubclass(error[0], (pytest.Skipped, unittest.SkipTest))
        self.note("skipped" if skip else described(error[1]), error[1])

    addFailure = addError

    def addSubTest(self, test, subtest, error):
        if error is not None:
            self.addError(test, error)

    def addSkip(self, test, reason):
        self.note("skipped")

    def addExpectedFailure(self, test, error):
        self.note("xfailed")

    def addUnexpectedSuccess(self, test):
        self.note("xpassed")


def case(owner, method):
    result = Result()
    unittest.TestSuite([owner(method)]).run(result)
    return result.text or "ok"


def guarded(label, run):
    """Runs with output of its own, and says what happened."""
    sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    random.seed(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("default")
            text = run()
    except BaseException as error:
        text = described(error)
    finally:
        sys.stdout, sys.stderr = OUT, sys.__stderr__
    say(label, text)


def of_module(module, known):
    marks = pytest.marks_of(module)
    for name, value in list(vars(module).items()):
        if ONLY and ONLY not in name and not isinstance(value, type):
            continue
        if isinstance(value, type) and issubclass(value, unittest.TestCase):
            for method in unittest.TestLoader().getTestCaseNames(value):
                yield f"{name}.{method}", value, method
        elif name.startswith("test") and inspect.isroutine(value) and not hasattr(value, "fixture"):
            for label, test in tests_of(name, value, None, known, marks):
                yield label, test, None
        elif isinstance(value, type) and fnmatch.fnmatch(name, CLASSES) and "__init__" not in vars(value) \
                and getattr(value, "__test__", True):
            inside = layered(known, fixtures_of(value))
            for method in dir(value):
                function = getattr(value, method)
                if method.startswith("test") and inspect.isroutine(function) and not hasattr(function, "fixture"):
                    function = getattr(function, "__func__", function)
                    found = tests_of(f"{name}.{method}", function, value, inside, marks + pytest.marks_of(value))
                    for label, test in found:
                        yield label, test, None


def layered(known, more):
    """The fixtures by name, each with those of the same name that it hides."""
    together = {name: list(layers) for name, layers in known.items()}
    for name, definition in more.items():
        together.setdefault(name, []).append(definition)
    return together


def main():
    known = {}
    if FILES:
        import files
        files.install(*FILES)
    absent.allow([MODULE, *CONFTESTS])
    try:
        for name in CONFTESTS:
            known = layered(known, fixtures_of(importlib.import_module(name)))
        module = importlib.import_module(MODULE)
    except (pytest.Skipped, unittest.SkipTest):
        say("import", "skipped")
        return
    except BaseException as error:
        say("import", described(error))
        traceback.print_exc()
        return
    known = layered(known, fixtures_of(module))
    for name in ("setup_module", "setUpModule"):
        if hasattr(module, name) and not any(isinstance(each, type) and issubclass(each, unittest.TestCase)
                                             for each in vars(module).values()):
            function = getattr(module, name)
            function(*[module] * (len(inspect.signature(function).parameters) > 0))
    for label, test, method in of_module(module, known):
        if ONLY and ONLY not in label:
            continue
        if method is not None:
            guarded(label, lambda: case(test, method))
        elif test is None:
            say(label, "skipped")
        else:
            try:
                variants = list(test.variants())
            except BaseException as error:
                say(label, described(error))
                continue
            for variant in variants:
                guarded(variant.label, lambda: outcome(variant))
    finish(KEPT_LAST)


main()
