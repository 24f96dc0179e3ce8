# split, rsplit, splitlines, partition, rpartition and join.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

print("  a  b\tc\n".split(), " a b c ".split(None, 1), " a b c ".rsplit(None, 1), "a,b,,c".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1))
# expect: ['a', 'b', 'c'] ['a', 'b c '] [' a b', 'c'] ['a', 'b', '', 'c'] ['a', 'b,c'] ['a,b', 'c']
print("".split(), "".split(","), "abc".split("b", 0), "a--b--c".split("--", maxsplit=1), "a\u3000b\x1fc\x85d".split(), "aXbXc".split(sep="X"), " a ".split(" "))
# expect: [] [''] ['abc'] ['a', 'b--c'] ['a', 'b', 'c', 'd'] ['a', 'b', 'c'] ['', 'a', '']
print("a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i\n".splitlines(), "a\nb\r\n".splitlines(True), "".splitlines(), "\n".splitlines(keepends=True), "a\n\nb".splitlines())
# expect: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'] ['a\n', 'b\r\n'] [] ['\n'] ['a', '', 'b']
print("key=value=x".partition("="), "key=value=x".rpartition("="), "key".partition("="), "key".rpartition("="), "☃é☃".partition("é"))
# expect: ('key', '=', 'value=x') ('key=value', '=', 'x') ('key', '', '') ('', '', 'key') ('☃', 'é', '☃')
print(",".join(["a", "b"]), "".join("abc"), "--".join(()), ", ".join({"x": 1, "y": 2}), "é".join(c for c in "ab"), "x".join(["only"]))
# expect: a,b abc  x, y aéb only
attempt("a".split, "")  # expect: ValueError: empty separator
attempt("a".split, 1)  # expect: TypeError: must be str or None, not int
attempt("a".split, ",", "x")  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt("a".split, ",", 1, 2)  # expect: TypeError: split() takes at most 2 arguments (3 given)
attempt("a".split, maxsplit=1.5)  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt("a".split, limit=1)  # expect: TypeError: split() got an unexpected keyword argument 'limit'
attempt("a".rsplit, "")  # expect: ValueError: empty separator
attempt("a".splitlines, 1, 2)  # expect: TypeError: splitlines() takes at most 1 argument (2 given)
attempt("a".splitlines, keep=1)  # expect: TypeError: splitlines() got an unexpected keyword argument 'keep'
attempt("a".partition, "")  # expect: ValueError: empty separator
attempt("a".partition, 1)  # expect: TypeError: must be str, not int
attempt("a".rpartition)  # expect: TypeError: str.rpartition() takes exactly one argument (0 given)
attempt("a".rpartition, "")  # expect: ValueError: empty separator
attempt(",".join, 1)  # expect: TypeError: can only join an iterable
attempt(",".join, ["a", 1])  # expect: TypeError: sequence item 1: expected str instance, int found
attempt(",".join, [b"a"])  # expect: TypeError: sequence item 0: expected str instance, bytes found
attempt(",".join)  # expect: TypeError: str.join() takes exactly one argument (0 given)
attempt(",".join, ["a"], ["b"])  # expect: TypeError: str.join() takes exactly one argument (2 given)
attempt(",".join, None)  # expect: TypeError: can only join an iterable
