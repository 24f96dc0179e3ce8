def make[T](n: T):
    def f(x: T) -> T:
        return x, n

    return f


f = make(1)
