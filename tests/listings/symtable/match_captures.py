def f(value):
    match value:
        case [first, *rest] if first:
            return lambda: rest
        case {"key": inner, **others}:
            pass
        case Point(x=0, y=height) | Line(height):
            pass
        case str() as text:
            pass
        case _:
            pass
