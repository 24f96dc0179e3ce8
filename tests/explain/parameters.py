# explain: f.a, f.b, f.args, f.kwargs, f.key, f.inner.a
def f(a, b=1, *args, key, **kwargs):
    def inner(a):
        return a, b
    return inner, args, kwargs, key
