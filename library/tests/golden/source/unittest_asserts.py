"""What assertions say when they fail."""
import unittest
import warnings

case = unittest.TestCase()


def fails(name, *args, **kwargs):
    try:
        getattr(case, name)(*args, **kwargs)
    except AssertionError as error:
        print(str(error).split("\n\n")[0].replace("\n", " | "))
    else:
        print(name, "holds")


fails("assertEqual", 1, 2)  # expect: 1 != 2
fails("assertEqual", 1, 2, "note")  # expect: 1 != 2 : note
fails("assertEqual", {1, 2}, {2, 3})
# expect: Items in the first set but not the second: | 1 | Items in the second set but not the first: | 3
fails("assertEqual", [1], [1])  # expect: assertEqual holds
fails("assertCountEqual", [1, 2, 2], [2, 1, 1])
# expect: Element counts were not equal: | First has 1, Second has 2:  1 | First has 2, Second has 1:  2
fails("assertCountEqual", [[1]], [[2]])
# expect: Element counts were not equal: | First has 1, Second has 0:  [1] | First has 0, Second has 1:  [2]
fails("assertAlmostEqual", 1, 1.1)  # expect: 1 != 1.1 within 7 places (0.10000000000000009 difference)
fails("assertAlmostEqual", 1, 1.1, delta=0.2)  # expect: assertAlmostEqual holds
fails("assertNotAlmostEqual", 1, 1.00000001)  # expect: 1 == 1.00000001 within 7 places
fails("assertIs", 1, 2)  # expect: 1 is not 2
fails("assertIsInstance", 1, (str, bytes))
# expect: 1 is not an instance of any of (<class 'str'>, <class 'bytes'>)
fails("assertIsSubclass", int, str)  # expect: <class 'int'> is not a subclass of <class 'str'>
fails("assertHasAttr", 1, "x")  # expect: 'int' object has no attribute 'x'
fails("assertStartsWith", "abc", ("b", "c"))  # expect: 'abc' doesn't start with any of ('b', 'c')
fails("assertGreater", 1, 2)  # expect: 1 not greater than 2
fails("assertIsNone", 0)  # expect: 0 is not None
fails("assertTrue", [])  # expect: [] is not true
fails("assertRaises", ValueError, int, "1")  # expect: ValueError not raised by int
fails("assertWarns", UserWarning, len, [])  # expect: UserWarning not triggered by len

with case.assertRaises(ZeroDivisionError) as caught:
    1 / 0
print(caught.exception)  # expect: division by zero
with case.assertWarns(UserWarning) as caught:
    warnings.warn("careful")
print(caught.warning)  # expect: careful
