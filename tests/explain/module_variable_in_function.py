# explain: f.rate, .rate
rate = 2
def f(x):
    return x * rate
