# An exception that is raised again while a later one is handled does not become its own context.
def chain(error):
    names = []
    while error is not None and len(names) < 6:
        names.append(str(error))
        error = error.__context__
    return names

a, b, c = ValueError("a"), ValueError("b"), ValueError("c")
try:
    try:
        try:
            raise a
        except ValueError:
            raise b
    except ValueError:
        raise a
except ValueError as caught:
    print(chain(caught))  # expect: ['a', 'b']
try:
    raise a
except ValueError:
    try:
        raise a
    except ValueError as caught:
        print(chain(caught))  # expect: ['a', 'b']
def nested(n):
    try:
        if n:
            nested(n - 1)
        else:
            raise KeyError("bottom")
    except Exception:
        raise RuntimeError(f"level {n}")

try:
    nested(3)
except RuntimeError as caught:
    print(chain(caught))  # expect: ['level 3', 'level 2', 'level 1', 'level 0', "'bottom'"]
try:
    try:
        raise b
    except ValueError:
        try:
            raise c
        except ValueError:
            pass
        raise ValueError("after")
except ValueError as caught:
    print(chain(caught))  # expect: ['after', 'b']
