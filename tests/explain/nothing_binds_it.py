# explain: f.missing
def f():
    return missing
