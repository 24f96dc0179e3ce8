# `__class__` becomes a free variable of each function in the body that names it or `super`.
class Base:
    def names_class(self):
        return __class__
    def names_super(self):
        return super
    def nested(self):
        return lambda: __class__
    def neither(self):
        return 0

for name in ("names_class", "names_super", "nested", "neither"):
    function = getattr(Base, name)
    print(name, function.__code__.co_freevars, function.__closure__ is not None)
    # expect: names_class ('__class__',) True
    # expect: names_super ('__class__',) True
    # expect: nested ('__class__',) True
    # expect: neither () False
print(Base().names_class() is Base, Base().nested()() is Base)  # expect: True True
