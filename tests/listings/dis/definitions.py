@decorate
@decorate_with(1)
def f(a, b=2, /, c=3, *args, d, e=5, **rest) -> int:
    """What it does."""
    return lambda x, y=a: x + y


def annotated(a: int, *b: str): ...
