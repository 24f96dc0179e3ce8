# explain: f.list, .len
len = 3
def f(xs):
    list = xs
    return list, len
