# The two older ways to format.
print("%s %r %d %5.2f %x %o %e %c %%" % ("s", "r", 42, 3.14159, 255, 8, 12345.678, "c"))
# expect: s 'r' 42  3.14 ff 10 1.234568e+04 c %
print("%(name)s is %(age)03d" % {"name": "Ann", "age": 7}, "%-5d| %+d % d %#x" % (3, 4, 5, 255), "%s" % (1,), "%.2s" % "abc")
# expect: Ann is 007 3    | +4  5 0xff 1 ab
print("{1} {0} {name:>5} {0!r}".format("a", "b", name="n"), "{} {}".format(1, 2))  # expect: b a     n 'a' 1 2
print("{0[1]} {0.__class__.__name__} {1[k]}".format([1, 2], {"k": "v"}), "{:{}}|".format("x", 4))
# expect: 2 list v x   |
for action in (lambda: "%d" % "x", lambda: "%s %s" % "x", lambda: "%d" % (1, 2), lambda: "{} {}".format(1), lambda: "{x}".format(), lambda: "{0} {}".format(1)):
    try:
        print(action())
    except (TypeError, IndexError, KeyError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: TypeError %d format: a real number is required, not str
        # expect: TypeError not enough arguments for format string
        # expect: TypeError not all arguments converted during string formatting
        # expect: IndexError Replacement index 1 out of range for positional args tuple
        # expect: KeyError 'x'
        # expect: ValueError cannot switch from manual field specification to automatic field numbering
