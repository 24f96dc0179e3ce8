"""As much of unittest as the tests of the packages use."""
from pytest import Skipped as SkipTest
from pytest import mark as _mark


class _Raises:
    exception = None

    def __init__(self, expected):
        self.expected = expected

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if kind is None:
            raise AssertionError(f"{self.expected} not raised")
        self.exception = value
        return issubclass(kind, self.expected)


class _Nothing:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return False


class TestCase:
    """The base of test classes."""

    def setUp(self):
        pass

    def tearDown(self):
        pass

    def skipTest(self, reason):
        raise SkipTest(reason)

    def subTest(self, *args, **named):
        return _Nothing()

    def fail(self, message=None):
        raise AssertionError(message)

    def _check(self, condition, *shown):
        if not condition:
            raise AssertionError(", ".join(map(repr, shown)))

    def assertTrue(self, value, message=None):
        self._check(value, value)

    def assertFalse(self, value, message=None):
        self._check(not value, value)

    def assertEqual(self, one, two, message=None):
        self._check(one == two, one, two)

    assertListEqual = assertDictEqual = assertSetEqual = assertTupleEqual = assertSequenceEqual = assertEqual

    def assertNotEqual(self, one, two, message=None):
        self._check(one != two, one, two)

    def assertIs(self, one, two, message=None):
        self._check(one is two, one, two)

    def assertIsNot(self, one, two, message=None):
        self._check(one is not two, one, two)

    def assertIsNone(self, value, message=None):
        self._check(value is None, value)

    def assertIsNotNone(self, value, message=None):
        self._check(value is not None, value)

    def assertIn(self, one, two, message=None):
        self._check(one in two, one, two)

    def assertNotIn(self, one, two, message=None):
        self._check(one not in two, one, two)

    def assertIsInstance(self, one, two, message=None):
        self._check(isinstance(one, two), one, two)

    def assertNotIsInstance(self, one, two, message=None):
        self._check(not isinstance(one, two), one, two)

    def assertLess(self, one, two, message=None):
        self._check(one < two, one, two)

    def assertLessEqual(self, one, two, message=None):
        self._check(one <= two, one, two)

    def assertGreater(self, one, two, message=None):
        self._check(one > two, one, two)

    def assertGreaterEqual(self, one, two, message=None):
        self._check(one >= two, one, two)

    def assertCountEqual(self, one, two, message=None):
        one, two = list(one), list(two)
        for item in one:
            self._check(item in two, one, two)
            two.remove(item)
        self._check(not two, one, two)

    def assertAlmostEqual(self, one, two, places=7, message=None, delta=None):
        self._check(one == two or (abs(one - two) <= delta if delta else round(one - two, places) == 0), one, two)

    def assertRaises(self, expected, function=None, *args, **named):
        context = _Raises(expected)
        if function is None:
            return context
        with context:
            function(*args, **named)

    def assertRaisesRegex(self, expected, pattern, function=None, *args, **named):
        return self.assertRaises(expected, function, *args, **named)


class TestSuite:
    """Doctests are not run."""

    def addTest(self, *args):
        pass

    addTests = addTest


def skipIf(condition, reason):
    return _mark.skipif(condition)


def skipUnless(condition, reason):
    return _mark.skipif(not condition)


skip = _mark.skip


def expectedFailure(function):
    function.skipped = True
    return function


def main(*args, **named):
    pass
