# explain: f.x
def f(flag):
    if flag:
        x = 1
    return x
