"""Expressions of the modules that try programs: unittest, unittest.mock, doctest, code, codeop, pdb."""
import code, codeop, contextlib, doctest, io, pdb, sys, types, unittest, warnings
from unittest import mock
from unittest.mock import ANY, DEFAULT, AsyncMock, MagicMock, Mock, NonCallableMock, PropertyMock, call, create_autospec, mock_open, patch, seal, sentinel

SCOPE = globals()
# What loggers say that have no handlers.
sys.stderr = io.StringIO()

VALUES = ("1", "2", "1.0", "'a'", "'ab'", "None", "[1, 2]", "[1, 3]", "(1,)", "{1}", "{2, 3}", "{'a': 1}", "{'a': 2, 'b': 1}", "True", "'one\\ntwo\\n'", "'one\\nthree\\n'", "[]", "''", "frozenset()", "list(range(40))", "list(range(39)) + [7]", "'x' * 90", "b'x'", "1.0000001", "-1")
ONE = ("assertTrue", "assertFalse", "assertIsNone", "assertIsNotNone")
TWO = ("assertEqual", "assertEqual", "assertEqual", "assertNotEqual", "assertIs", "assertIsNot", "assertIn", "assertNotIn", "assertGreater", "assertGreaterEqual", "assertLess", "assertLessEqual", "assertAlmostEqual", "assertNotAlmostEqual", "assertCountEqual", "assertListEqual", "assertTupleEqual", "assertDictEqual", "assertSetEqual", "assertSequenceEqual", "assertMultiLineEqual", "assertIsInstance", "assertNotIsInstance", "assertIsSubclass", "assertHasAttr", "assertStartsWith", "assertEndsWith", "assertNotStartsWith")


def asserts(chance):
    a, b = chance.of(VALUES), chance.of(VALUES)
    message = options(chance, msg=("'because'", "5", "''")) if chance.percent(30) else ""
    if chance.percent(15):
        return f"case().{chance.of(ONE)}({a}{message})"
    raised = chance.of(("boom", "boom, ValueError('v')", "int, 'x'", "len, []", "boom, KeyError('k')", "lambda: None"))
    return chance.of((
        f"case().{chance.of(TWO)}({a}, {b}{message})", f"case().{chance.of(TWO)}({a}, {b}{message})", f"case().{chance.of(TWO)}({a}, {b}{message})", f"case().{chance.of(TWO)}({a}, {a}{message})", f"case({options(chance, longMessage=('False',), maxDiff=('None', '10', '200'))[2:]}).{chance.of(TWO)}({a}, {b}{message})", f"case().assertAlmostEqual({chance.of(('1', '1.0', '2.5', '1e-9', 'None', '10'))}, {chance.of(('1.0000001', '1.1', '2.5', '0', '11'))}{options(chance, places=('1', '3', '0'), delta=('0.5', '2'), msg=('\'m\'',))})", f"case().assertIsInstance({a}, {chance.of(('int', '(int, str)', 'list', '5'))}{message})",
        f"case().assertRegex({a}, {chance.of(('\'a\'', '\'^$\'', '\'o.e\'', '\'[\'', '5'))}{message})", f"case().assertNotRegex({a}, {chance.of(('\'a\'', '\'x+\''))}{message})", f"case().assertRaises({chance.of(('ValueError', 'LookupError', '(KeyError, TypeError)', 'Exception', '5'))}, {raised})", f"case().assertRaisesRegex({chance.of(('ValueError', 'LookupError'))}, {chance.of(('\'v\'', '\'lit\'', '\'x$\'', '\'[\''))}, {raised})", f"in_context({chance.of(('\'assertRaises\', ValueError', '\'assertRaises\', (KeyError, LookupError)', '\'assertRaises\', ValueError, msg=\'m\'', '\'assertRaisesRegex\', ValueError, \'v\'', '\'assertWarns\', UserWarning', '\'assertWarnsRegex\', UserWarning, \'w\'', '\'assertLogs\'', '\'assertLogs\', \'a\', \'INFO\'', '\'assertNoLogs\'', '\'subTest\', \'s\', i=1'))}, does={chance.of(('boom', 'warn', 'log', 'str'))})",
        f"case().assertSequenceEqual({a}, {b}, seq_type={chance.of(('list', 'tuple', 'None'))})", f"case().fail({chance.of(('', '\'why\'', 'None', '5'))})", f"case().skipTest({chance.of(('\'why\'', ''))})", f"case().assertStartsWith({a}, {chance.of(('\'a\'', '(\'o\', \'x\')', '1', 'b\'x\''))}{message})", f"case().{chance.of(('id()', 'shortDescription()', 'countTestCases()', '__str__()', '__repr__()', 'defaultTestResult().wasSuccessful()', 'assertNosuch(1)', 'failureException.__name__', 'longMessage', 'maxDiff'))}",
    ))


class Case(unittest.TestCase):
    """A case that nobody runs."""

    def runTest(self):
        """One line.

        And more."""


def case(**options):
    made = Case()
    vars(made).update(options)
    return made


def boom(error=None, *args):
    raise LookupError("lit") if error is None else error


def warn():
    warnings.warn("w is it", UserWarning)


def log():
    import logging

    logging.getLogger("a").warning("%s", "logged")


def in_context(name, *args, does, **options):
    with getattr(case(), name)(*args, **options) as found:
        does()
    return [str(getattr(found, attribute)) for attribute in ("exception", "warning", "output") if hasattr(found, attribute)]


BODIES = ("pass", "self.assertEqual(1, 2)", "self.fail('f')", "raise KeyError('k')", "self.skipTest('s')", "self.addCleanup(self.log.append, 'cleaned')", "self.log.append('run')", "self.addCleanup(boom)", "with self.subTest(i=1): self.fail('in')", "[self.one(i) for i in range(3)]", "return 5", "self.assertTrue(self.ready)", "self.enterContext(contextlib.nullcontext())", "raise unittest.SkipTest('raised')", "self.doCleanups()")
DECORATORS = ("", "", "", "", "@unittest.skip('no')\n", "@unittest.expectedFailure\n", "@unittest.skipIf(True, 'if')\n", "@unittest.skipUnless(1, 'unless')\n")


def suites(chance):
    lines = ["class T(unittest.TestCase):", "    log = []", "    def one(self, i):", "        with self.subTest('part', i=i): self.assertLess(i, 2)"]
    for name in ("test_a", "test_b", "testC", "helper")[: 1 + chance.below(4)]:
        decorator = chance.of(DECORATORS)
        lines += ["    " + decorator.strip()] * bool(decorator) + [f"    def {name}(self):", *(["        'What it does.'"] if chance.percent(25) else []), f"        {chance.of(BODIES)}"]
    for name in ("setUp", "tearDown"):
        if chance.percent(30):
            lines += [f"    def {name}(self):", f"        {chance.of(BODIES + ('self.ready = True', 'self.ready = True'))}"]
    for name in ("setUpClass", "tearDownClass"):
        if chance.percent(15):
            lines += ["    @classmethod", f"    def {name}(self):", f"        {chance.of(('pass', 'boom()', 'self.log.append(\'class\')', 'raise unittest.SkipTest(\'c\')', 'self.addClassCleanup(self.log.append, \'k\')'))}"]
    decorator = chance.of(DECORATORS) if chance.percent(15) else ""
    more = options(chance, verbosity=("0", "1", "2"), failfast=("True",), buffer=("True",), descriptions=("False",))
    return f"ran({ascii(decorator + chr(10).join(lines))}{more})"


def ran(source, **options):
    """What a runner writes of cases, without what says where and how long."""
    space = dict(SCOPE, __name__="cases")
    exec(source, space)
    out = io.StringIO()
    suite = unittest.TestLoader().loadTestsFromTestCase(space["T"])
    runner = unittest.TextTestRunner(out, **{"verbosity": 1, **options})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        result = runner.run(suite)
    kept, inside = [], False
    for line in out.getvalue().splitlines():
        if line.startswith("Traceback "):
            inside = True
        elif inside and not line.startswith(" "):
            inside = False
        if not inside:
            kept.append(line.partition(" in 0.")[0] if line.startswith("Ran ") else line)
    return kept, result.testsRun, len(result.failures), len(result.errors), result.skipped and [reason for _, reason in result.skipped], result.wasSuccessful(), space["T"].log


def spec(a, b=2, *args, c, d=4):
    """A function to stand in for."""


class Spec:
    """A class to stand in for."""

    kind = 5

    def __init__(self, x):
        self.x = x

    def method(self, a, b=1):
        return a

    @staticmethod
    def still(a):
        return a

    @property
    def prop(self):
        return 1


ASKED = ("m()", "m(1)", "m(1, 2, c=3)", "m(a=1)", "m.x", "m.x(1)", "m.x.y(2)", "m.method(1)", "m.method()", "m.method(1, 2, 3)", "m['k']", "len(m)", "int(m)", "str(m)[:9]", "bool(m)", "m == 1", "list(m)", "m + 1", "5 in m", "m.nosuch()", "m.prop", "m.still(1)", "m.kind", "setattr(m, 'x', 5)", "setattr(m, 'nosuch', 5)", "delattr(m, 'x')", "m.assert_called()", "hash(m) == hash(m)", "m < 1", "m.__enter__()", "iter(m)", "m[0]", "m(x=m)")
CHECKED = ("m.called", "m.call_count", "m.call_args", "m.call_args_list", "m.mock_calls", "m.method_calls", "m.call_args.args", "m.call_args.kwargs", "m.call_args == call(1)", "m.assert_called()", "m.assert_called_once()", "m.assert_not_called()", "m.assert_called_with(1)", "m.assert_called_once_with(1, 2, c=3)", "m.assert_any_call(a=1)", "m.assert_has_calls([call(1)])", "m.assert_has_calls([call(1), call(a=1)], any_order=True)", "m.x.call_args", "m.reset_mock()", "m.reset_mock(return_value=True, side_effect=True)", "m.x.called", "m.method.mock_calls", "m.mock_calls == [call(1)]", "call(1) in m.mock_calls", "m.assert_called_wiht(1)", "m.return_value is m()", "m.configure_mock(x=3, **{'y.return_value': 4})", "m.x", "m.y()", "m.attach_mock(Mock(), 'z')", "seal(m)", "m.new_attribute", "repr(m).partition(' id=')[0]", "m.mock_add_spec(['x'])", "dir(m)[-3:]", "m.assert_called_with(ANY)", "m.call_args_list == [call(1), call()]", "m.side_effect", "m._mock_name")


def mocks(chance):
    made = chance.of(("Mock(", "Mock(", "MagicMock(", "MagicMock(", "NonCallableMock(")) + options(chance, return_value=("5", "None", "DEFAULT", "sentinel.r"), side_effect=("[1, 2]", "[1, KeyError('k'), DEFAULT]", "ValueError('v')", "boom", "lambda *a, **k: a", "LookupError", "None", "[]"), spec=("Spec", "['x', 'y']", "spec", "5", "Spec(1)", "[]"), name=("'n'", "''"), spec_set=("Spec", "['x']"), wraps=("spec", "len", "Spec(1)", "'text'"), x=("7",), unsafe=("True",), **{"y_z": ("1",)})[2:] + ")"
    if chance.percent(25):
        made = chance.of(("create_autospec(spec)", "create_autospec(Spec)", "create_autospec(Spec, instance=True)", "create_autospec(Spec(3))", "create_autospec(len)", "create_autospec(spec, return_value=3)", "create_autospec(5)", "create_autospec(Spec, spec_set=True)", "create_autospec([1])", "Mock(spec=Spec)()", "MagicMock().x"))
    steps = ", ".join(f"lambda m: {chance.of(ASKED) if chance.percent(60) else chance.of(CHECKED)}" for _ in range(2 + chance.below(5)))
    return f"mocked(lambda: {made}, {steps}, lambda m: m.mock_calls, lambda m: {chance.of(CHECKED)})"


def mocked(make, *steps):
    """What is asked of a mock, without the numbers of mocks and the functions in which functions are."""
    text = _re.sub(r" id=\\*'\d+\\*'", "", repr(stepwise(make(), *steps)))
    return _re.sub(r"[\w.]+\.<locals>\.", "", text)


class Target:
    """What patches change."""

    x = 1
    table = {"a": 1}

    def ask(self, a):
        return a


def patches(chance):
    value = chance.of(("5", "Mock(return_value=3)", "DEFAULT", "None"))
    first = chance.of((
        f"patch.object(Target, {chance.of(('\'x\'', '\'ask\'', '\'nosuch\''))}{chance.of(('', f', {value}', ', create=True', ', autospec=True', ', new_callable=PropertyMock', ', spec=True', ', return_value=2', ', spec_set=True', ', 5, create=True'))})", f"patch({chance.of(('\'json.dumps\'', '\'sys.nosuch\'', '\'nosuch.x\'', '\'json\'', '\'\'', '5'))}{chance.of(('', f', {value}', ', autospec=True', ', create=True', ', side_effect=KeyError'))})", f"patch.dict(Target.table, {chance.of(('{\'b\': 2}', '{}', '[(\'a\', 9)]', '{\'a\': 0}, clear=True', 'c=3', '{\'b\': 1}, clear=True, d=4'))})", f"patch.multiple(Target, {chance.of(('x=5', 'x=DEFAULT', 'x=DEFAULT, ask=DEFAULT', 'nosuch=1', 'nosuch=1, create=True', ''))})",
    ))
    asks = chance.of(("Target.x", "Target().ask(1)", "Target().ask()", "sorted(Target.table.items())", "type(found).__name__", "found", "__import__('json').dumps([1])", "found.called", "boom()", "vars(Target)['x']", "sorted(found)", "Target.nosuch"))
    if chance.percent(15):
        return chance.of((f"opened({chance.of(('\'one\\ntwo\'', 'b\'x\\ny\'', '\'\''))}, {chance.of(('f.read()', 'f.readline(), f.read()', 'list(f)', 'f.readlines()', 'f.write(\'w\')', 'f.read(2), f.read()', 'next(f)'))!a})", f"{chance.of(('call', 'call.a', 'call(1)', 'call.a(1).b', 'call(1)(2)', 'call.a.b(c=1)'))} == {chance.of(('call', 'call.a', 'call(1)', '((1,),)', '(\'a\', (1,), {})', 'call.a(1).b', '(\'\', (1,), {})', '5'))}", f"repr({chance.of(('call(1, a=2)', 'call.x.y(z=3)', 'sentinel.s', 'ANY', 'call', 'call.foo', 'DEFAULT', 'call(1).b(2).call_list()', 'call().x'))})", f"ANY == {chance.of(VALUES)}"))
    return f"patched(lambda: {first}, lambda found: {asks})"


def patched(make, ask):
    before = dict(vars(Target)), dict(Target.table)
    try:
        with make() as found:
            result = _re.sub(r" id='\d+'", "", shown(ask(found)))
    finally:
        changed = {key: value for key, value in vars(Target).items() if before[0].get(key) is not value} or Target.table != before[1]
    return result, changed


def opened(text, ask):
    handle = mock_open(read_data=text)
    with handle("name") as f:
        result = eval(ask, {"f": f})
    return result, handle.call_args, f.write.called


DOC = (">>> 1 + 1", "2", "3", ">>> print('a b')", "a b", "a   b", ">>> for i in range(2):", "...     print(i)", "0", "1", "", "<BLANKLINE>", ">>> print()", ">>> boom()", "Traceback (most recent call last):", "    ...", "LookupError: lit", "KeyError: x", ">>> [1, 2, 3]  # doctest: +ELLIPSIS", "[1, ..., 3]", "[1, ...]", ">>> print('a   b') # doctest: +NORMALIZE_WHITESPACE", ">>> x = 5", ">>> x", "5", "text", "    indented", ">>>1", ">>> 5 # doctest: +SKIP", ">>> 1/0", "ZeroDivisionError: division by zero", "... 5", ">>> 'q' # doctest: +NOSUCH", "'q'", "True", ">>> raise ValueError('a') # doctest: +IGNORE_EXCEPTION_DETAIL", "ValueError: b")
PAIRS = ((">>> 1 + 1", "2"), (">>> 1 + 1", "3"), (">>> boom()", "Traceback (most recent call last):", "    ...", "LookupError: lit"), (">>> boom()", "Traceback (most recent call last):", "LookupError: other"), (">>> for i in range(2):", "...     print(i)", "0", "1"), (">>> print('x\\n\\ny')", "x", "<BLANKLINE>", "y"), (">>> list(range(20)) # doctest: +ELLIPSIS", "[0, 1, ..., 19]"), (">>> y = 3",), (">>> y", "3"), (">>> print(' a  b ') # doctest: +NORMALIZE_WHITESPACE", "a b"), (">>> 7", "8", ""), ("Some text.", ""), (">>> True", "1"))


def examples(chance):
    lines = [line for _ in range(1 + chance.below(4)) for line in chance.of(PAIRS)] if chance.percent(60) else [chance.of(DOC) for _ in range(chance.below(7))]
    text = ascii("\n".join(lines) + chance.of(("", "\n")))
    flags = chance.of(("0", "0", "doctest.ELLIPSIS", "doctest.NORMALIZE_WHITESPACE", "doctest.REPORT_NDIFF", "doctest.REPORT_UDIFF", "doctest.REPORT_CDIFF", "doctest.FAIL_FAST", "doctest.DONT_ACCEPT_BLANKLINE", "doctest.IGNORE_EXCEPTION_DETAIL", "doctest.DONT_ACCEPT_TRUE_FOR_1", "doctest.REPORT_ONLY_FIRST_FAILURE"))
    want, got = ascii(joined(chance, ("1", "a", " ", "\n", "...", "True", "<BLANKLINE>\n", "  "), 4)), ascii(joined(chance, ("1", "a", " ", "\n", "bc", "True", "  "), 4))
    return chance.of((
        f"tested({text}, {flags})", f"tested({text}, {flags})", f"tested({text}, {flags}, verbose=True)", f"[(e.source, e.want, e.exc_msg, e.lineno, e.indent, e.options) for e in doctest.DocTestParser().get_examples({text})]", f"[part if type(part) is str else part.source for part in doctest.DocTestParser().parse({text})]", f"doctest.script_from_examples({text})", f"doctest.OutputChecker().check_output({want}, {got}, {flags})", f"doctest.OutputChecker().check_output({want}, {got}, {flags})", f"doctest.OutputChecker().output_difference(doctest.Example('x', {want}), {got}, {flags})", f"repr(doctest.DocTestParser().get_doctest({text}, {{}}, 'name', 'file.py', 3))",
    ))


def tested(text, flags, **options):
    """What a runner says of the examples of a text, without the lines of tracebacks."""
    out = []
    test = doctest.DocTestParser().get_doctest(text, {"boom": boom}, "name", "file.py", 0)
    result = doctest.DocTestRunner(optionflags=flags, verbose=options.get("verbose", False)).run(test, out=out.append)
    return result, result.skipped, [line for line in "".join(out).splitlines() if not line.strip().lstrip("+- ").startswith(("File \"", "^", "~")) and "raise LookupError" not in line and line[:8] not in (" " * 8,)]


INPUT = ("x = 1", "x", "if x:", "    y = 2", "", "print('a')", "def f():", "  return 1", "f()", "(", "1)", "'''", "end'''", "1 +", "x = = 1", "raise KeyError(5)", "boom()", "for i in 'ab':", "    print(i)", "@f", "else:", "#c", "y; x", "import json", "nosuch", "'abc", "try:", "return", "class A: pass", "A", "if 1: 5", "\tz", "lambda: 0", "async def g(): await 1", "...")


def sessions(chance):
    lines = [chance.of(INPUT) for _ in range(1 + chance.below(6))]
    text = ascii("\n".join(lines) + chance.of(("", "", "\n")))
    symbol = chance.of(("", "", ", '<f>', 'single'", ", '<f>', 'exec'", ", '<f>', 'eval'", ", '<f>', 'x'"))
    return chance.of((
        f"compiled(codeop.compile_command, {text}{symbol})", f"compiled(codeop.CommandCompiler(), {text}, '<f>', {chance.of(('\'single\'', '\'exec\'', '\'eval\''))})", f"talked({lines!r})", f"talked({lines!r})", f"(lambda c: [c(t) is None for t in ({text}, 'x', 'if 1:')])(codeop.CommandCompiler())", f"interacted({lines!r}{options(chance, banner=('\'hi\'', '\'\''), exitmsg=('\'bye\'', '\'\''))})", f"compiled(code.compile_command, {text})", f"pdb.{chance.of(('Pdb.__name__', 'Restart.__mro__[1].__name__', 'set_trace.__name__', 'post_mortem.__name__', 'line_prefix'))}" if chance.percent(15) else f"compiled(codeop.compile_command, {text})",
    ))


def compiled(compile, *args):
    found = compile(*args)
    return found if found is None else (found.co_name, found.co_filename, found.co_varnames)


def quiet(text):
    """What is written, without the lines of tracebacks that show where, and without a keyword for a name."""
    return [line.partition(". Did you mean")[0] for line in text.splitlines() if not line.startswith("  ") or "File \"<console>\"" in line]


def talked(lines):
    out = io.StringIO()
    console = code.InteractiveConsole({"boom": boom, "__name__": "console"})
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        more = [console.push(line) for line in lines]
        console.resetbuffer()
    return more, quiet(out.getvalue()), sorted(name for name in console.locals if name[:2] != "__")


def interacted(lines, **options):
    out, given = io.StringIO(), iter(lines)

    def read(prompt):
        out.write(prompt)
        try:
            return next(given)
        except StopIteration:
            raise EOFError

    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code.interact(**{"banner": "hello", "exitmsg": "end", **options}, readfunc=read, local={"boom": boom})
    return quiet(out.getvalue())


CASES = {"unittest": asserts, "unittest again": asserts, "runs": suites, "mock": mocks, "mock again": mocks, "patch": patches, "doctest": examples, "code": sessions}
