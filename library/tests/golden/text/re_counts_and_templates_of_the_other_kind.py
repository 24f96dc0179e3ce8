# A negative count replaces nothing; a template of the other kind is an error only where it is joined with something.
import re

print(re.sub("a", "x", "bab", count=-1), re.split("a", "bab", maxsplit=-1))  # expect: bab ['bab']
print(re.subn(b"a", b"", b"aab", count=-1))  # expect: (b'aab', 0)
print(re.compile(b"").search(b"ab").expand("x"), re.match("a", "a").expand(b""))  # expect: x b''
print(re.sub(b"c", "x", b"bab"), re.sub("c", rb"\g<0>", "bab"))  # expect: b'bab' bab


def error(call):
    try:
        print(call())
    except (TypeError, re.PatternError) as error:
        print(type(error).__name__, error)


error(lambda: re.sub(b"a", "x", b"bab"))  # expect: TypeError sequence item 1: expected a bytes-like object, str found
error(lambda: re.sub("a", b"x", "bab"))  # expect: TypeError sequence item 1: expected str instance, bytes found
error(lambda: re.sub(b"a", r"x\g<0>", b"bab"))  # expect: TypeError sequence item 1: expected str instance, bytes found
error(lambda: re.match("(a)", "ab").expand(rb"\1"))
# expect: TypeError sequence item 1: expected a bytes-like object, str found
error(lambda: re.sub(b"c", r"\3", b"bab"))  # expect: PatternError invalid group reference 3 at position 1
