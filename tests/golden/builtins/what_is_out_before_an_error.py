# `print` has written what comes before a value that cannot be shown; small words of errors and results.
import functools
import math


class Silent:
    def __repr__(self):
        return 3


class Loud(Silent):
    def __str__(self):
        return 4


for value in (Silent(), Loud()):
    for action in (str, repr, print, "{}".format, "%s".__mod__, "%r".__mod__, lambda value: f"{value}", lambda value: f"{value!r}"):
        try:
            action(value)
        except TypeError as error:
            print(error)
            # expect: __str__ returned non-string (type int)
            # expect: __repr__ returned non-string (type int)
            # expect: __str__ returned non-string (type int)
            # expect: __str__ returned non-string (type int)
            # expect: __str__ returned non-string (type int)
            # expect: __repr__ returned non-string (type int)
            # expect: __str__ returned non-string (type int)
            # expect: __repr__ returned non-string (type int)
            # expect: __str__ returned non-string (type int)
            # expect: __repr__ returned non-string (type int)
            # expect: __str__ returned non-string (type int)
            # expect: __str__ returned non-string (type int)
            # expect: __str__ returned non-string (type int)
            # expect: __repr__ returned non-string (type int)
            # expect: __str__ returned non-string (type int)
            # expect: __repr__ returned non-string (type int)
try:
    print(1, 2, Silent(), sep="; ")
except TypeError:
    print("|")  # expect: 1; 2; |


class Text(str):
    pass


text = Text("plain")
print(text.format() is text, text.format_map({}) is text, type(Text("{}").format(1)).__name__)  # expect: True True str
for action in (lambda: property(len).__set__("x", 1), lambda: property(len).__delete__("x"), lambda: property().__set__("x", 1)):
    try:
        action()
    except AttributeError as error:
        print(error)
        # expect: property 'len' of 'str' object has no setter
        # expect: property 'len' of 'str' object has no deleter
        # expect: property of 'str' object has no setter


class Wrong:
    def __iter__(self):
        return 3


for action in (lambda: functools.reduce(max, Wrong()), lambda: functools.reduce(max, 3)):
    try:
        action()
    except TypeError as error:
        print(error)
        # expect: reduce() arg 2 must support iteration
        # expect: reduce() arg 2 must support iteration
with_memory = memoryview(bytearray(b"ab"))
for value in (300, "x", 1.5):
    try:
        with_memory[0] = value
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: ValueError memoryview: invalid value for format 'B'
        # expect: TypeError memoryview: invalid type for format 'B'
        # expect: TypeError memoryview: invalid type for format 'B'
