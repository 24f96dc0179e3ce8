def f(x, width):
    return f"{x}", f"a{x!r:>{width}}b{x=}", f"plain"
