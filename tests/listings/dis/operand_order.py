def f(x):
    a = x + (x := 1)
    b, x = x, b
    x += x * 2 - 1
    return [x, x := 3, -x, 1 + 2 * 3, "a" "b", (1, 2)]
