def f(n):
    adders = []
    for i in range(n):
        adders.append(lambda x, i=i, *, k=n: x + i + k)
        adders.append(lambda x: x + i)
    @decorate(n)
    def g(a=i, b=lambda: i):
        i = a
        return i
    return adders, g
