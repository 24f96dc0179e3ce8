# Sequences of different types are equal for a test if their items are.
import unittest

case = unittest.TestCase()
case.assertSequenceEqual([1, 2], (1, 2))
case.assertSequenceEqual("ab", ["a", "b"])
try:
    case.assertSequenceEqual([1, 2], (1, 3))
except AssertionError as error:
    print(str(error).split("\n")[0])  # expect: Sequences differ: [1, 2] != (1, 3)
