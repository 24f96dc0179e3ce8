# explain: Pairs.T, Pairs.Item
type Item = int
type Pairs[T] = list[tuple[T, Item]]
