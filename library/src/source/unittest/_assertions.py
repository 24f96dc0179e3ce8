"""The assertions of `TestCase`."""

import warnings

from ._contexts import AssertLogs, AssertNotWarns, AssertRaises, AssertWarns
from .util import (_common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr)

__unittest = True

DIFF_OMITTED = "\nDiff is %s characters long. Set self.maxDiff to None to see it."


def _diff(first, second):
    import difflib
    return difflib.ndiff(first, second)


def _lines(obj):
    import pprint
    return pprint.pformat(obj).splitlines()


class Assertions:
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    # Longer texts are not compared line by line.
    _diffThreshold = 2 ** 16

    def fail(self, msg=None):
        """Fails, with the message."""
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        """The message of a failure: the usual one, with that of the test behind it or in its place."""
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return f"{standardMsg} : {msg}"
        except UnicodeDecodeError:
            return f"{safe_repr(standardMsg)} : {safe_repr(msg)}"

    def _fail(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def _truncateMessage(self, message, diff):
        limit = self.maxDiff
        if limit is None or len(diff) <= limit:
            return message + diff
        return message + DIFF_OMITTED % len(diff)

    # Truth, identity, membership.

    def assertTrue(self, expr, msg=None):
        """Fails if the expression is false."""
        if not expr:
            self._fail(msg, f"{safe_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        """Fails if the expression is true."""
        if expr:
            self._fail(msg, f"{safe_repr(expr)} is not false")

    def assertIn(self, member, container, msg=None):
        """Fails unless `member in container`."""
        if member not in container:
            self._fail(msg, f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        """Fails if `member in container`."""
        if member in container:
            self._fail(msg, f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}")

    def assertIs(self, expr1, expr2, msg=None):
        """Fails unless both are the same object."""
        if expr1 is not expr2:
            self._fail(msg, f"{safe_repr(expr1)} is not {safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        """Fails if both are the same object."""
        if expr1 is expr2:
            self._fail(msg, f"unexpectedly identical: {safe_repr(expr1)}")

    def assertIsNone(self, obj, msg=None):
        """Fails unless it is None."""
        if obj is not None:
            self._fail(msg, f"{safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        """Fails if it is None."""
        if obj is None:
            self._fail(msg, "unexpectedly None")

    # Equality.

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            asserter = self._type_equality_funcs.get(type(first))
            if asserter is not None:
                return getattr(self, asserter) if isinstance(asserter, str) else asserter
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._fail(msg, "%s != %s" % _common_shorten_repr(first, second))

    def assertEqual(self, first, second, msg=None):
        """Fails unless `first == second`."""
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        """Fails unless `first != second`."""
        if not first != second:
            self._fail(msg, f"{safe_repr(first)} == {safe_repr(second)}")

    def _difference(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            return difference <= delta, f"within {safe_repr(delta)} delta", difference
        places = 7 if places is None else places
        return round(difference, places) == 0, f"within {places!r} places", difference

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fails unless two numbers differ by no more than `delta`, or are equal when rounded to `places`."""
        if first == second:
            return
        close, within, difference = self._difference(first, second, places, delta)
        if not close:
            self._fail(msg, f"{safe_repr(first)} != {safe_repr(second)} {within} ({safe_repr(difference)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fails if two numbers differ by no more than `delta`, or are equal when rounded to `places`."""
        close, within, difference = self._difference(first, second, places, delta)
        if delta is not None:
            if not (first == second) and not close:
                return
            tail = f" ({safe_repr(difference)} difference)"
        else:
            if not (first == second) and not close:
                return
            tail = ""
        self._fail(msg, f"{safe_repr(first)} == {safe_repr(second)} {within}{tail}")

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Fails unless two sequences are equal."""
        name = "sequence"
        if seq_type is not None:
            name = seq_type.__name__
            for which, seq in (("First", seq1), ("Second", seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f"{which} sequence is not a {name}: {safe_repr(seq)}")
        text, lengths = None, []
        for which, seq in (("First", seq1), ("Second", seq2)):
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                text = text or f"{which} {name} has no length.    Non-sequence?"
        if text is None:
            if seq1 == seq2 or seq_type is None and self._are_alike(seq1, seq2, lengths):
                return
            text = f"{name.capitalize()}s differ: %s != %s\n" % _common_shorten_repr(seq1, seq2)
            text += self._first_difference(seq1, seq2, lengths, name, seq_type)
        diff = "\n" + "\n".join(_diff(_lines(seq1), _lines(seq2)))
        self.fail(self._formatMessage(msg, self._truncateMessage(text, diff)))

    def _are_alike(self, seq1, seq2, lengths):
        """Whether sequences of different types have equal items."""
        if lengths[0] != lengths[1] or type(seq1) is type(seq2):
            return False
        try:
            return not any(seq1[index] != seq2[index] for index in range(lengths[0]))
        except (TypeError, IndexError, NotImplementedError):
            return False

    def _first_difference(self, seq1, seq2, lengths, name, seq_type):
        text = ""
        length1, length2 = lengths
        for index in range(min(length1, length2)):
            items = []
            try:
                items.append(seq1[index])
                items.append(seq2[index])
            except (TypeError, IndexError, NotImplementedError):
                text += f"\nUnable to index element {index} of {'second' if items else 'first'} {name}\n"
                break
            if items[0] != items[1]:
                shown = _common_shorten_repr(*items)
                text += f"\nFirst differing element {index}:\n{shown[0]}\n{shown[1]}\n"
                break
        else:
            if length1 == length2 and seq_type is None and type(seq1) != type(seq2):
                return text
        for which, seq, length, other in (("First", seq1, length1, length2), ("Second", seq2, length2, length1)):
            if length > other:
                text += f"\n{which} {name} contains {length - other} additional elements.\n"
                try:
                    text += f"First extra element {other}:\n{safe_repr(seq[other])}\n"
                except (TypeError, IndexError, NotImplementedError):
                    text += f"Unable to index element {other} of {which.lower()} {name}\n"
        return text

    def assertListEqual(self, list1, list2, msg=None):
        """Fails unless two lists are equal."""
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        """Fails unless two tuples are equal."""
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        """Fails unless two sets are equal."""
        found = []
        for which, one, other in (("first", set1, set2), ("second", set2, set1)):
            try:
                found.append(one.difference(other))
            except TypeError as error:
                self.fail(f"invalid type when attempting set difference: {error}")
            except AttributeError as error:
                self.fail(f"{which} argument does not support set difference: {error}")
        if not (found[0] or found[1]):
            return
        lines = []
        for items, which, other in ((found[0], "first", "second"), (found[1], "second", "first")):
            if items:
                lines.append(f"Items in the {which} set but not the {other}:")
                lines.extend(map(repr, items))
        self._fail(msg, "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        """Fails unless two dicts are equal."""
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            text = "%s != %s" % _common_shorten_repr(d1, d2)
            diff = "\n" + "\n".join(_diff(_lines(d1), _lines(d2)))
            self._fail(msg, self._truncateMessage(text, diff))

    def assertCountEqual(self, first, second, msg=None):
        """Fails unless both have the same items, as often each, in whatever order."""
        first, second = list(first), list(second)
        try:
            differences = _count_diff_hashable(first, second)
        except TypeError:
            differences = _count_diff_all_purpose(first, second)
        if differences:
            lines = ["First has %d, Second has %d:  %r" % each for each in differences]
            text = self._truncateMessage("Element counts were not equal:\n", "\n".join(lines))
            self.fail(self._formatMessage(msg, text))

    def assertMultiLineEqual(self, first, second, msg=None):
        """Fails unless two texts are equal."""
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        lines = []
        for text in (first, second):
            shown = text.splitlines(keepends=True)
            if len(shown) == 1 and text.strip("\r\n") == text:
                shown = [text + "\n"]
            elif shown and not shown[-1].endswith("\n"):
                shown[-1] += "\n"
            elif shown:
                shown.append("\n")
            lines.append(shown)
        text = "%s != %s" % _common_shorten_repr(first, second)
        diff = "\n" + "".join(_diff(*lines))
        self.fail(self._formatMessage(msg, self._truncateMessage(text, diff)))

    # Order.

    def assertLess(self, a, b, msg=None):
        """Fails unless `a < b`."""
        if not a < b:
            self._fail(msg, f"{safe_repr(a)} not less than {safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        """Fails unless `a <= b`."""
        if not a <= b:
            self._fail(msg, f"{safe_repr(a)} not less than or equal to {safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        """Fails unless `a > b`."""
        if not a > b:
            self._fail(msg, f"{safe_repr(a)} not greater than {safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        """Fails unless `a >= b`."""
        if not a >= b:
            self._fail(msg, f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}")

    # Types and attributes.

    def assertIsInstance(self, obj, cls, msg=None):
        """Fails unless it is an instance."""
        if not isinstance(obj, cls):
            some = "any of " if isinstance(cls, tuple) else ""
            self._fail(msg, f"{safe_repr(obj)} is not an instance of {some}{cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        """Fails if it is an instance."""
        if isinstance(obj, cls):
            if isinstance(cls, tuple):
                cls = next((each for each in cls if isinstance(obj, each)), cls)
            self._fail(msg, f"{safe_repr(obj)} is an instance of {cls!r}")

    def assertIsSubclass(self, cls, superclass, msg=None):
        """Fails unless it is a subclass."""
        if not isinstance(cls, type):
            self._fail(msg, f"{cls!r} is not a class")
        if not issubclass(cls, superclass):
            some = "any of " if isinstance(superclass, tuple) else ""
            self._fail(msg, f"{cls!r} is not a subclass of {some}{superclass!r}")

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        """Fails if it is a subclass."""
        if not isinstance(cls, type):
            self._fail(msg, f"{cls!r} is not a class")
        if issubclass(cls, superclass):
            if isinstance(superclass, tuple):
                superclass = next((each for each in superclass if issubclass(cls, each)), superclass)
            self._fail(msg, f"{cls!r} is a subclass of {superclass!r}")

    def _owner(self, obj):
        import types
        if isinstance(obj, types.ModuleType):
            return f"module {obj.__name__!r}"
        if isinstance(obj, type):
            return f"type object {obj.__name__!r}"
        return f"{type(obj).__name__!r} object"

    def assertHasAttr(self, obj, name, msg=None):
        """Fails unless it has the attribute."""
        if not hasattr(obj, name):
            self._fail(msg, f"{self._owner(obj)} has no attribute {name!r}")

    def assertNotHasAttr(self, obj, name, msg=None):
        """Fails if it has the attribute."""
        if hasattr(obj, name):
            self._fail(msg, f"{self._owner(obj)} has unexpected attribute {name!r}")

    # Texts.

    def _check_kinds(self, text, parts, msg):
        for part in parts if isinstance(parts, tuple) else (parts,):
            for kinds, expected in ((str, "str"), ((bytes, bytearray), "bytes")):
                if isinstance(part, kinds) and not isinstance(text, kinds):
                    self._fail(msg, f"Expected {expected}, not {type(text).__name__}")

    def assertStartsWith(self, s, prefix, msg=None):
        """Fails unless it starts so."""
        self._check_kinds(s, prefix, msg)
        if not s.startswith(prefix):
            some = "any of " if isinstance(prefix, tuple) else ""
            self._fail(msg, f"{safe_repr(s, short=True)} doesn't start with {some}{safe_repr(prefix)}")

    def assertNotStartsWith(self, s, prefix, msg=None):
        """Fails if it starts so."""
        self._check_kinds(s, prefix, msg)
        if s.startswith(prefix):
            if isinstance(prefix, tuple):
                prefix = next(each for each in prefix if s.startswith(each))
            self._fail(msg, f"{safe_repr(s, short=True)} starts with {safe_repr(prefix)}")

    def assertEndsWith(self, s, suffix, msg=None):
        """Fails unless it ends so."""
        self._check_kinds(s, suffix, msg)
        if not s.endswith(suffix):
            some = "any of " if isinstance(suffix, tuple) else ""
            self._fail(msg, f"{safe_repr(s, short=True)} doesn't end with {some}{safe_repr(suffix)}")

    def assertNotEndsWith(self, s, suffix, msg=None):
        """Fails if it ends so."""
        self._check_kinds(s, suffix, msg)
        if s.endswith(suffix):
            if isinstance(suffix, tuple):
                suffix = next(each for each in suffix if s.endswith(each))
            self._fail(msg, f"{safe_repr(s, short=True)} ends with {safe_repr(suffix)}")

    def assertRegex(self, text, expected_regex, msg=None):
        """Fails unless the expression is found in the text."""
        if isinstance(expected_regex, (str, bytes)):
            if not expected_regex:
                raise self.failureException("expected_regex must not be empty.")
            import re
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._fail(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """Fails if the expression is found in the text."""
        if isinstance(unexpected_regex, (str, bytes)):
            import re
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            found = text[match.start():match.end()]
            self._fail(msg, f"Regex matched: {found!r} matches {unexpected_regex.pattern!r} in {text!r}")

    # Exceptions, warnings, logs.

    def assertRaises(self, expected_exception, *args, **kwargs):
        """Fails unless a call, or the block of a `with` statement, raises the exception."""
        context = AssertRaises(expected_exception, self)
        try:
            return context.handle("assertRaises", args, kwargs)
        finally:
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """As assertRaises(), where the exception's text matches an expression."""
        context = AssertRaises(expected_exception, self, expected_regex)
        return context.handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """Fails unless a call, or the block of a `with` statement, warns so."""
        context = AssertWarns(expected_warning, self)
        return context.handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """As assertWarns(), where the warning's text matches an expression."""
        context = AssertWarns(expected_warning, self, expected_regex)
        return context.handle("assertWarnsRegex", args, kwargs)

    def _assertNotWarns(self, warning, *args, **kwargs):
        context = AssertNotWarns(warning, self)
        return context.handle("_assertNotWarns", args, kwargs)

    def assertLogs(self, logger=None, level=None, formatter=None):
        """Fails unless something is logged in the block."""
        return AssertLogs(self, logger, level, no_logs=False, formatter=formatter)

    def assertNoLogs(self, logger=None, level=None):
        """Fails if something is logged in the block."""
        return AssertLogs(self, logger, level, no_logs=True)
