"""Tests of all kinds, run by the runner."""
import io
import unittest


class Kinds(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("setUpClass")

    @classmethod
    def tearDownClass(cls):
        print("tearDownClass")

    def setUp(self):
        self.addCleanup(print, "cleanup", self._testMethodName)

    def test_passes(self):
        """Says what it does."""
        self.assertEqual(1, 1)

    def test_fails(self):
        self.assertIn(1, [2])

    def test_raises(self):
        raise KeyError("k")

    @unittest.skip("not now")
    def test_skipped(self):
        pass

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("as expected")

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_parts(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)


class Broken(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise ValueError("no class")

    def test_never(self):
        pass


def run(case, verbosity=2):
    stream = io.StringIO()
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(case)
    result = unittest.TextTestRunner(stream, verbosity=verbosity).run(suite)
    for line in stream.getvalue().split("\n"):
        if not line.startswith(("  ", "Traceback", "Ran")):
            print(f"| {line}".rstrip())
    return result


print(run(Kinds))
# expect: setUpClass
# expect: cleanup test_expected
# expect: cleanup test_fails
# expect: cleanup test_parts
# expect: cleanup test_passes
# expect: cleanup test_raises
# expect: cleanup test_unexpected
# expect: tearDownClass
# expect: | test_expected (__main__.Kinds.test_expected) ... expected failure
# expect: | test_fails (__main__.Kinds.test_fails) ... FAIL
# expect: | test_parts (__main__.Kinds.test_parts) ...
# expect: | test_passes (__main__.Kinds.test_passes)
# expect: | Says what it does. ... ok
# expect: | test_raises (__main__.Kinds.test_raises) ... ERROR
# expect: | test_skipped (__main__.Kinds.test_skipped) ... skipped 'not now'
# expect: | test_unexpected (__main__.Kinds.test_unexpected) ... unexpected success
# expect: |
# expect: | ======================================================================
# expect: | ERROR: test_raises (__main__.Kinds.test_raises)
# expect: | ----------------------------------------------------------------------
# expect: | KeyError: 'k'
# expect: |
# expect: | ======================================================================
# expect: | FAIL: test_fails (__main__.Kinds.test_fails)
# expect: | ----------------------------------------------------------------------
# expect: | AssertionError: 1 not found in [2]
# expect: |
# expect: | ======================================================================
# expect: | FAIL: test_parts (__main__.Kinds.test_parts) (i=1)
# expect: | ----------------------------------------------------------------------
# expect: | AssertionError: 1 == 1
# expect: |
# expect: | ======================================================================
# expect: | UNEXPECTED SUCCESS: test_unexpected (__main__.Kinds.test_unexpected)
# expect: | ----------------------------------------------------------------------
# expect: |
# expect: | FAILED (failures=2, errors=1, skipped=1, expected failures=1, unexpected successes=1)
# expect: |
# expect: <unittest.runner.TextTestResult run=7 errors=1 failures=2>
print(run(Broken, 1).wasSuccessful())
# expect: | E
# expect: | ======================================================================
# expect: | ERROR: setUpClass (__main__.Broken)
# expect: | ----------------------------------------------------------------------
# expect: | ValueError: no class
# expect: |
# expect: | ----------------------------------------------------------------------
# expect: |
# expect: | FAILED (errors=1)
# expect: |
# expect: False
print(unittest.TestSuite([Kinds("test_fails")]), Kinds("test_passes").shortDescription())
# expect: <unittest.suite.TestSuite tests=[<__main__.Kinds testMethod=test_fails>]> Says what it does.
