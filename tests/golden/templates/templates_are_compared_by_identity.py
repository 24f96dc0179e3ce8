# Equal contents do not make two templates equal; a template is a key, and is always true.
x = 1
one, other = t"{x}", t"{x}"
print(one == one, one == other, one != other, one.values == other.values, bool(t""))
# expect: True False True True True
print(len({one, other, one}), {one: "found"}[one])  # expect: 2 found
for attempt in (lambda: one < other, lambda: len(one), lambda: one[0], lambda: one()):
    try:
        attempt()
    except TypeError as error:
        print(error)
        # expect: '<' not supported between instances of 'string.templatelib.Template' and 'string.templatelib.Template'
        # expect: object of type 'string.templatelib.Template' has no len()
        # expect: 'string.templatelib.Template' object is not subscriptable
        # expect: 'string.templatelib.Template' object is not callable
print("a" in t"a{x}", "b" in t"a{x}")  # expect: True False
