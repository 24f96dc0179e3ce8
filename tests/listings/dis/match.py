def f(subject):
    match subject:
        case 0 | 1:
            return "small"
        case [x, *_, y] if x:
            return x, y
        case {"key": value, **rest}:
            return value, rest
        case Point(x=0, y=y) as point:
            return point, y
        case None:
            return None
