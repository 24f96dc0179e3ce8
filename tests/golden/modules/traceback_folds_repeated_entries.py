import traceback


def f(n):
    if n:
        f(n - 1)
    else:
        raise ValueError


for depth in (2, 3, 4, 9):
    try:
        f(depth)
    except ValueError as e:
        lines = traceback.format_tb(e.__traceback__)
        print(depth, len(lines), [line for line in lines if "Previous" in line])
        # expect: 2 4 []
        # expect: 3 5 []
        # expect: 4 6 ['  [Previous line repeated 1 more time]\n']
        # expect: 9 6 ['  [Previous line repeated 6 more times]\n']
