# explain: f.inner_only
def f():
    def g():
        inner_only = 1
        return inner_only
    g()
    return inner_only
