# `__class__` can be assigned where both classes make the same kind of instance.
class Caterpillar:
    def __init__(self): self.age = 3
    def move(self): return "crawls"
class Butterfly:
    def move(self): return "flies"
class Slotted: __slots__ = ("a", "b")
class Same: __slots__ = ("b", "a")
class Other: __slots__ = ("a", "c")

animal = Caterpillar()
print(animal.move())  # expect: crawls
animal.__class__ = Butterfly
print(animal.move(), animal.age, isinstance(animal, Caterpillar))  # expect: flies 3 False
slotted = Slotted()
slotted.a = 1
slotted.__class__ = Same
print(slotted.a)  # expect: 1
for class_ in Other, Butterfly, int, 3:
    try:
        slotted.__class__ = class_
    except TypeError as error:
        print(error)
# expect: __class__ assignment: 'Other' object layout differs from 'Same'
# expect: __class__ assignment: 'Butterfly' object layout differs from 'Same'
# expect: __class__ assignment only supported for mutable types or ModuleType subclasses
# expect: __class__ must be set to a class, not 'int' object
