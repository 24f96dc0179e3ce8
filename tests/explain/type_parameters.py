# explain: first.T, C.T, C.f.T
def first[T](xs: list[T]) -> T:
    return xs[0]
class C[T]:
    def f(self, x: T) -> T:
        y: T = x
        return T
