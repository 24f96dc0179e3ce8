# A metaclass makes the class, a class decorator may replace it.
registry = []

class Meta(type):
    def __new__(meta, name, bases, namespace, **options):
        namespace["made_by"] = meta.__name__
        return super().__new__(meta, name, bases, namespace)
    def __init__(cls, name, bases, namespace, **options):
        registry.append((name, options))
    def __call__(cls, *args):
        instance = super().__call__(*args)
        instance.counted = len(registry)
        return instance

def sealed(cls):
    cls.sealed = True
    return cls

@sealed
class Item(metaclass=Meta, level=3):
    def __init__(self, n=0):
        self.n = n

class Special(Item):
    pass

print(registry, Item.made_by, Item.sealed, type(Special) is Meta, Item(5).counted, Item(5).n)
# expect: [('Item', {'level': 3}), ('Special', {})] Meta True True 2 5
Dynamic = type("Dynamic", (Item,), {"twice": lambda self: self.n * 2})
print(Dynamic(4).twice(), Dynamic.__name__, registry[-1])  # expect: 8 Dynamic ('Dynamic', {})
