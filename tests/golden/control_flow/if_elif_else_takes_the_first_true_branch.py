# Conditions are tried in order; truth follows the value.
def kind(value):
    if value is None:
        return "none"
    elif not value:
        return "empty"
    elif isinstance(value, (int, float)) and value < 0:
        return "negative"
    else:
        return "something"

print([kind(v) for v in (None, 0, "", [], (), {}, set(), 0.0, -1, -2.5, 3, "x", [0], range(0))])
# expect: ['none', 'empty', 'empty', 'empty', 'empty', 'empty', 'empty', 'empty', 'negative', 'negative', 'something', 'something', 'something', 'empty']
print("yes" if [] else "no", "a" if 1 else "b" if 2 else "c")  # expect: no a
