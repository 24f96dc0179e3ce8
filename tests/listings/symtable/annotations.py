limit: int = 3
def f(a: first, *rest: second, key: third = fourth) -> fifth:
    local: sixth
    other: seventh = a
    (third): eighth = 1
    return local
class C:
    field: ninth = limit
