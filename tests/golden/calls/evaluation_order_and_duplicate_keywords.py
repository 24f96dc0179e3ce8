# Callee, positional arguments with stars in order, then keywords; duplicates are errors.
log = []

def note(label, value):
    log.append(label)
    return value

def target(*args, **kwargs):
    return args, kwargs

print(note("callee", target)(note("one", 1), *note("star", (2, 3)), note("four", 4), k=note("k", 5), **note("map", {"m": 6})))
# expect: ((1, 2, 3, 4), {'k': 5, 'm': 6})
print(log)  # expect: ['callee', 'one', 'star', 'four', 'k', 'map']
for attempt in (lambda: target(**{"a": 1}, a=2), lambda: target(a=1, **{"b": 1}, **{"b": 2}),
                lambda: target(**{1: 2}), lambda: target(*5), lambda: target(**5), lambda: target(1, *None),
                lambda: (lambda a: 0)(1, **{"a": 2})):
    try:
        attempt()
    except TypeError as error:
        print(error)
        # expect: __main__.target() got multiple values for keyword argument 'a'
        # expect: __main__.target() got multiple values for keyword argument 'b'
        # expect: keywords must be strings
        # expect: __main__.target() argument after * must be an iterable, not int
        # expect: __main__.target() argument after ** must be a mapping, not int
        # expect: Value after * must be an iterable, not NoneType
        # expect: <lambda>.<locals>.<lambda>() got multiple values for argument 'a'
for source in ("f(a=1, a=2)", "f(a=1, 2)", "f(**k, 2)", "f(**k, *a)", "f(a.b=1)", "f(1=2)", "f(x for x in y, 1)"):
    try:
        compile(source, "script", "exec")
        print("accepted")
    except SyntaxError as error:
        print(error.msg)
        # expect: keyword argument repeated: a
        # expect: positional argument follows keyword argument
        # expect: positional argument follows keyword argument unpacking
        # expect: iterable argument unpacking follows keyword argument unpacking
        # expect: expression cannot contain assignment, perhaps you meant "=="?
        # expect: expression cannot contain assignment, perhaps you meant "=="?
        # expect: Generator expression must be parenthesized
