# A descriptor sees the access; `__set_name__` tells it its name.
class Positive:
    def __set_name__(self, owner, name):
        print("named", name, owner.__name__)
        self.slot = "_" + name
    def __get__(self, instance, owner):
        if instance is None:
            return self
        return getattr(instance, self.slot)
    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f"{self.slot[1:]} must be positive")
            # expect error: ValueError: height must be positive
        setattr(instance, self.slot, value)

class Box:
    # expect: named width Box
    # expect: named height Box
    width = Positive()
    height = Positive()

box = Box()
box.width = 3
print(box.width, type(Box.width).__name__, vars(box))  # expect: 3 Positive {'_width': 3}
box.height = -1
