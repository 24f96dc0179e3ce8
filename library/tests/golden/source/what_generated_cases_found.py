"""What generated cases found of sessions, tests and mocks."""
import codeop
import io
import unittest
from unittest.mock import Mock, call

# Whether a text may be the beginning of a command: what is open is closed, to see what else is wrong.
for text in ("(", "(\ny; x", "f(a b", "f(a=", "[1 +", "x = (\n1 2", "end'''", "x = = '''", "(\nend'''", "@f(", "(x if", "print(1\nx = 2", "def f(a=", "if 1: 5\n#c", "if 1:\n  5\n#c", "class A: pass\n#", "if 1: 5\nelse: 6\n#c"):
    try:
        print(ascii(text), codeop.compile_command(text) and "code")
    except SyntaxError as error:
        print(ascii(text), error.msg)


class Case(unittest.TestCase):
    @unittest.expectedFailure
    def test(self):
        self.fail()

    @classmethod
    def tearDownClass(cls):
        raise KeyError


case = Case("test")
for method, *args in (("assertStartsWith", 5, 5), ("assertStartsWith", 5, "a"), ("assertEndsWith", "a", 5), ("assertNotStartsWith", b"a", ("b", "c")), ("assertEndsWith", "x" * 90, "a"), ("assertSequenceEqual", "abc", {1})):
    try:
        getattr(case, method)(*args)
    except Exception as error:
        print(type(error).__name__, error)
out = io.StringIO()
unittest.TextTestRunner(out, verbosity=2).run(unittest.TestLoader().loadTestsFromTestCase(Case))
print(out.getvalue().splitlines()[:2])
mock = Mock(spec=["x", "y"])
del mock.x
mock(1)
print("x" in dir(mock))
try:
    mock.assert_has_calls([call(1), call(2)], any_order=True)
except AssertionError as error:
    print(error)
# expect: '(' None
# expect: '(\ny; x' '(' was never closed
# expect: 'f(a b' '(' was never closed
# expect: 'f(a=' None
# expect: '[1 +' None
# expect: 'x = (\n1 2' '(' was never closed
# expect: "end'''" None
# expect: "x = = '''" unterminated triple-quoted string literal (detected at line 1)
# expect: "(\nend'''" None
# expect: '@f(' None
# expect: '(x if' None
# expect: 'print(1\nx = 2' '(' was never closed
# expect: 'def f(a=' None
# expect: 'if 1: 5\n#c' code
# expect: 'if 1:\n  5\n#c' None
# expect: 'class A: pass\n#' code
# expect: 'if 1: 5\nelse: 6\n#c' code
# expect: AttributeError 'int' object has no attribute 'startswith'
# expect: AssertionError Expected str, not int
# expect: TypeError endswith first arg must be str or a tuple of str, not int
# expect: AssertionError Expected str, not bytes
# expect: AssertionError 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx [truncated]... doesn't end with 'a'
# expect: AssertionError Sequences differ: 'abc' != {1}
# expect:
# expect: Unable to index element 0 of second sequence
# expect:
# expect: First sequence contains 2 additional elements.
# expect: First extra element 1:
# expect: 'b'
# expect:
# expect: - 'abc'
# expect: + {1}
# expect: ['test (__main__.Case.test) ... expected failure', 'ERROR']
# expect: True
# expect: 'mock' does not contain all of (call(2),) in its call list, found [] instead
