# explain: f.x, f.<lambda>.x
def f():
    try:
        x = 1
    finally:
        print(x)
    return lambda: x
