# explain: f.get.n, f.put.n
def f(n):
    def get():
        return n
    def put(value):
        nonlocal n
        n = value
    return get, put
