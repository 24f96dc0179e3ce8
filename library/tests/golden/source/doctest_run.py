"""Examples in docstrings."""
import doctest


def double(x):
    """Doubles.

    >>> double(2)
    4
    >>> double("a")
    'ab'
    >>> for i in range(2):
    ...     print(double(i))
    0
    2
    >>> 1 / 0
    Traceback (most recent call last):
      ...
    ZeroDivisionError: division by zero
    >>> list(range(20))  # doctest: +ELLIPSIS
    [0, 1, ..., 19]
    >>> print("a\\n\\nb")
    a
    <BLANKLINE>
    b
    >>> unknown  # doctest: +SKIP
    """
    return x * 2


test = doctest.DocTestFinder().find(double, "double", module=False, globs={"double": double})[0]
print(len(test.examples), test.name)  # expect: 7 double
test.filename = None
runner = doctest.DocTestRunner(verbose=False)
print(runner.run(test))
# expect: **********************************************************************
# expect: Line 5, in double
# expect: Failed example:
# expect:     double("a")
# expect: Expected:
# expect:     'ab'
# expect: Got:
# expect:     'aa'
# expect: TestResults(failed=1, attempted=7, skipped=1)
print(runner.summarize())
# expect: **********************************************************************
# expect: 1 item had failures:
# expect:    1 of   7 in double
# expect: ***Test Failed*** 1 failure and 1 skipped test.
# expect: TestResults(failed=1, attempted=7, skipped=1)

for piece in doctest.DocTestParser().parse("text\n  >>> x = [\n  ...  1]\n  >>> x\n  [1]\n\nmore"):
    print(piece if isinstance(piece, str) else (piece.source, piece.want, piece.lineno, piece.indent))
# expect: text
# expect:
# expect: ('x = [\n 1]\n', '', 1, 2)
# expect:
# expect: ('x\n', '[1]\n', 3, 2)
# expect:
# expect: more

checker = doctest.OutputChecker()
print(checker.check_output("a...z\n", "abcz\n", doctest.ELLIPSIS), checker.check_output("a b\n", "a  b\n", 0))
# expect: True False
print(checker.check_output("a b\n", "a  b\n", doctest.NORMALIZE_WHITESPACE), checker.check_output("1\n", "True\n", 0))
# expect: True True
for text in (">>>x", ">>> x # doctest: +NOPE"):
    try:
        doctest.DocTestParser().get_examples(text)
    except ValueError as error:
        print(error)
# expect: line 1 of the docstring for <string> lacks blank after >>>: '>>>x'
# expect: line 1 of the doctest for <string> has an invalid option: '+NOPE'
