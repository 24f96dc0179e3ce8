# Padding, stripping, replacing, prefixes and tabs.
def attempt(call, *args, **kwargs):
    try:
        print(repr(call(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

print(["ab".center(5), "ab".center(6, "*"), "abc".center(6, "☃"), "ab".ljust(4, "."), "ab".rjust(4), "ab".rjust(1), "-5".zfill(4), "+5".zfill(1), "5".zfill(3), "".zfill(2), "--5".zfill(5)])
# expect: ['  ab ', '**ab**', '☃abc☃☃', 'ab..', '  ab', 'ab', '-005', '+5', '005', '00', '-00-5']
print(["  x ".strip(), "  x ".lstrip(), "  x ".rstrip(), "xxaxx".strip("x"), "abcba".strip("ab"), "abc".lstrip("ab"), "abc".rstrip(""), "\u2003x\x85".strip(), "ééa".strip("é"), "x".strip(None)])
# expect: ['x', 'x ', '  x', 'a', 'c', 'c', 'abc', 'x', 'a', 'x']
print(["aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "aaa".replace("", "-"), "abc".replace("", "-", 2), "abc".replace("x", "y"), "aaa".replace("aa", ""), "".replace("", "x"), "aaa".replace("a", "b", count=1), "é☃".replace("☃", "é")])
# expect: ['bbb', 'bba', '-a-a-a-', '-a-bc', 'abc', 'a', 'x', 'baa', 'éé']
print(["TestCase".removeprefix("Test"), "TestCase".removesuffix("Case"), "x".removeprefix("y"), "".removesuffix(""), "a\tb\tc".expandtabs(), "a\tb".expandtabs(4), "\t".expandtabs(0), "ab\n\tc".expandtabs(tabsize=2), "a\tb".expandtabs(-1), "é\tx".expandtabs(4)])
# expect: ['Case', 'Test', 'x', '', 'a       b       c', 'a   b', '', 'ab\n  c', 'ab', 'é   x']
attempt("a".center)  # expect: TypeError: center expected at least 1 argument, got 0
attempt("a".center, "5")  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt("a".center, 5, "ab")  # expect: TypeError: The fill character must be exactly one character long
attempt("a".ljust, 5, "")  # expect: TypeError: The fill character must be exactly one character long
attempt("a".rjust, 5, 1)  # expect: TypeError: The fill character must be a unicode character, not int
attempt("a".center, 5, "x", 1)  # expect: TypeError: center expected at most 2 arguments, got 3
attempt("a".zfill, 1.5)  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt("a".strip, 1)  # expect: TypeError: strip arg must be None or str
attempt("a".strip, "a", "b")  # expect: TypeError: strip expected at most 1 argument, got 2
attempt("a".replace, "a")  # expect: TypeError: replace() takes at least 2 positional arguments (1 given)
attempt("a".replace, "a", 1)  # expect: TypeError: replace() argument 2 must be str, not int
attempt("a".replace, 1, "a")  # expect: TypeError: replace() argument 1 must be str, not int
attempt("a".replace, "a", "b", "c")  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt("a".replace, old="a", new="b")  # expect: TypeError: replace() takes at least 2 positional arguments (0 given)
attempt("a".removeprefix, ("a",))  # expect: TypeError: removeprefix() argument must be str, not tuple
attempt("a".removesuffix)  # expect: TypeError: str.removesuffix() takes exactly one argument (0 given)
attempt("a".expandtabs, "x")  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt("a".expandtabs, 1, 2)  # expect: TypeError: expandtabs() takes at most 1 argument (2 given)
attempt("a".center, 3, "é")  # expect: 'éaé'
