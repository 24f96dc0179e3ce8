# Splitting, joining, stripping, padding.
print("a b  c ".split(), "a,b,,c".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","), "abc".split("bc"))
# expect: ['a', 'b', 'c'] ['a', 'b', '', 'c'] ['a', 'b,c'] ['a,b', 'c'] [] [''] ['a', '']
print("-".join(["a", "b"]), "".join(c for c in "xyz"), "l1\nl2\r\nl3".splitlines(), "a\nb\n".splitlines(True))
# expect: a-b xyz ['l1', 'l2', 'l3'] ['a\n', 'b\n']
print("  x ".strip() + "|", "xxaxx".strip("x"), "xyabc".lstrip("yx"), "abcxy".rstrip("yx"), repr("\t x\n".rstrip()))
# expect: x| a abc abc '\t x'
print("a".center(5, "*"), "ab".center(5) + "|", "a".ljust(3) + "|", "a".rjust(3, "."), "42".zfill(5), "-42".zfill(5), "a\tb".expandtabs(4))
# expect: **a**   ab | a  | ..a 00042 -0042 a   b
for action in (lambda: ",".join([1]), lambda: "a".split(""), lambda: "a".center(5, "ab"), lambda: ",".join(3), lambda: "a" + 1, lambda: 1 + "a", lambda: "a" * "b"):
    try:
        action()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: TypeError sequence item 0: expected str instance, int found
        # expect: ValueError empty separator
        # expect: TypeError The fill character must be exactly one character long
        # expect: TypeError can only join an iterable
        # expect: TypeError can only concatenate str (not "int") to str
        # expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
        # expect: TypeError can't multiply sequence by non-int of type 'str'
