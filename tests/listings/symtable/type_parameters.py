def first[T: (int, str), *Ts, **P](item: T, *rest: *Ts) -> T:
    return T
class Box[T = int](Base[T]):
    limit = 3
    def get[U: limit](self, other: U) -> T:
        return self.item
    type Pair[V] = tuple[V, T, limit]
type Plain = list[Plain]
