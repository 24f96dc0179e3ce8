# explain: C.__annotate__.Item, f.Kind
class Kind: ...
class C:
    Item = int
    x: Item
def f(x: Kind) -> Kind:
    return Kind
