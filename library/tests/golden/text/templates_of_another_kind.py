# A template of another kind than the pattern is refused when something is found, not before.
import re


def tried(pattern, template, string):
    try:
        print(re.sub(pattern, template, string))
    except TypeError as error:
        print(error)


tried(b"(a)", r"\1", b"x")  # expect: b'x'
tried(b"(a)", r"\1", b"xa")  # expect: sequence item 1: expected str instance, bytes found
tried(b"(a)", "y", b"x")  # expect: b'x'
tried(b"(a)", "y", b"xa")  # expect: sequence item 1: expected a bytes-like object, str found
tried("(a)", rb"y\1", "xaa")  # expect: sequence item 1: expected a bytes-like object, str found
tried("(a)", b"", "a")  # expect: sequence item 0: expected str instance, bytes found
