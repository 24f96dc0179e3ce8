# explain: f.value, f.<lambda>.value
def f():
    value = 1
    return "a long text stands in front of it", "and some more of it", "and yet more", lambda: value, "and behind it", "as well"
