# explain: f.x
def f():
    exec("x = 1")
    return x
