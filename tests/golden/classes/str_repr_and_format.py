# Which method is used for printing, in containers and in f-strings.
class Both:
    def __str__(self): return "str"
    def __repr__(self): return "repr"
    def __format__(self, spec): return f"format({spec})"

class OnlyRepr:
    def __repr__(self): return "<only>"

both = Both()
print(both, [both], f"{both} {both!r} {both!s} {both:>5} {both!r:>6}", "%s %r" % (both, both))
# expect: str [repr] format() repr str format(>5)   repr str repr
print(OnlyRepr(), str(OnlyRepr()), f"{OnlyRepr()}", f"{both=}")  # expect: <only> <only> <only> both=repr
print(format(both, "x"), "{} {!r}".format(both, both))  # expect: format(x) format() repr

class Bad:
    def __str__(self): return 3

print(Bad())  # expect error: TypeError: __str__ returned non-string (type int)
