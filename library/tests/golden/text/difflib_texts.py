"""Differences of sequences and of lines."""
import difflib

a = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n".splitlines(True)
b = "one\n2\nthree\nfour\nfive\nsix\nseven and a half\neight\nten\nnine\n".splitlines(True)
print("".join(difflib.unified_diff(a, b, "old", "new", "today", n=1)), end="")
# expect: --- old	today
# expect: +++ new
# expect: @@ -1,3 +1,3 @@
# expect:  one
# expect: -two
# expect: +2
# expect:  three
# expect: @@ -6,4 +6,5 @@
# expect:  six
# expect: -seven
# expect: +seven and a half
# expect:  eight
# expect: +ten
# expect:  nine
print("".join(difflib.context_diff(a[:3], b[:3], "old", "new")), end="")
# expect: *** old
# expect: --- new
# expect: ***************
# expect: *** 1,3 ****
# expect:   one
# expect: ! two
# expect:   three
# expect: --- 1,3 ----
# expect:   one
# expect: ! 2
# expect:   three
print("".join(difflib.ndiff(a, b)), end="")
# expect:   one
# expect: - two
# expect: + 2
# expect:   three
# expect:   four
# expect:   five
# expect:   six
# expect: - seven
# expect: + seven and a half
# expect:   eight
# expect: + ten
# expect:   nine
print("".join(difflib.restore(difflib.ndiff(a, b), 2)) == "".join(b))  # expect: True
matcher = difflib.SequenceMatcher(None, "private Thread currentThread;", "private volatile Thread currentThread;")
print(matcher.get_matching_blocks(), round(matcher.ratio(), 3), matcher.quick_ratio() >= matcher.ratio())
# expect: [Match(a=0, b=0, size=6), Match(a=6, b=15, size=23), Match(a=29, b=38, size=0)] 0.866 True
print(matcher.get_opcodes(), matcher.find_longest_match(0, 5, 0, 5))
# expect: [('equal', 0, 6, 0, 6), ('insert', 6, 6, 6, 15), ('equal', 6, 29, 15, 38)] Match(a=0, b=0, size=5)
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("x", []))
# expect: ['apple', 'ape'] []
print(list(difflib.diff_bytes(difflib.unified_diff, [b"a\xff"], [b"b"], lineterm=b"")))
# expect: [b'--- ', b'+++ ', b'@@ -1 +1 @@', b'-a\xff', b'+b']
for call in (lambda: difflib.get_close_matches("a", [], cutoff=2), lambda: list(difflib.restore([], 3)),
             lambda: list(difflib.unified_diff([b"a"], ["b"]))):
    try:
        call()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
# expect: ValueError: cutoff must be in [0.0, 1.0]: 2
# expect: ValueError: unknown delta choice (must be 1 or 2): 3
# expect: TypeError: lines to compare must be str, not bytes (b'a')
