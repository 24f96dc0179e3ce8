# explain: f.x, f.rest, f.<lambda>.y, f.more
def f(value):
    match value:
        case [x, *rest]:
            return x, rest
        case {"y": y, **more}:
            return lambda: (y, more)
