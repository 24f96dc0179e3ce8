def make(*values):
    a, b, c, d, e, f, g, h, i, j = values
    return lambda: (a, b, c, d, e, f, g, h, i, j)


all = make(None, True, -1, 1.5, "text", b"bytes", [1, 2], (3,), {"k": 4}, 2**100)
