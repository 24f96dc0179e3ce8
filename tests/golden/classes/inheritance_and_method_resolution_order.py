# The order of a diamond, and `super()` along it.
class Base:
    def hello(self):
        return ["Base"]

class Left(Base):
    def hello(self):
        return ["Left"] + super().hello()

class Right(Base):
    def hello(self):
        return ["Right"] + super().hello()

class Bottom(Left, Right):
    def hello(self):
        return ["Bottom"] + super().hello()

print(Bottom().hello())  # expect: ['Bottom', 'Left', 'Right', 'Base']
print([c.__name__ for c in Bottom.__mro__], Bottom.__bases__)
# expect: ['Bottom', 'Left', 'Right', 'Base', 'object'] (<class '__main__.Left'>, <class '__main__.Right'>)
print(super(Left, Bottom()).hello(), issubclass(Bottom, Right), isinstance(Bottom(), (int, Base)))
# expect: ['Right', 'Base'] True True
class Impossible(Base, Left):
    # expect error: TypeError: Cannot create a consistent method resolution order (MRO) for bases Base, Left
    pass
