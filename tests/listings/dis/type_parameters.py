def first[T](items: list[T], default: T = None) -> T: ...


class Box[T: int = bool]: ...


type Pair[T] = tuple[T, T]
