# super() with no, one and two arguments, in methods of every kind.
class Base:
    def method(self):
        return "Base.method"
    @classmethod
    def build(cls):
        return f"Base.build({cls.__name__})"
    @staticmethod
    def helper(x):
        return f"Base.helper({x})"
    @property
    def value(self):
        return "Base.value"
    def __getitem__(self, key):
        return f"Base[{key}]"
    def __init_subclass__(cls, **keywords):
        cls.made_by = "Base"

class Child(Base):
    def method(self):
        inner = lambda: super().method()  # expect error: RuntimeError: super(): no arguments
        return inner() + " via Child"
    @classmethod
    def build(cls):
        return super().build() + " via Child"
    @staticmethod
    def helper(x):
        return super(Child, Child).helper(x) + " via Child"
    @property
    def value(self):
        return super().value + " via Child"
    def __getitem__(self, key):
        return super().__getitem__(key) + " via Child"
    def __new__(cls):
        self = super().__new__(cls)
        self.tag = "made"
        return self
    def explicit(self):
        return super(Child, self).method(), super(Base, self).__repr__()[:5], super(Child, type(self)).build()
    def in_generator(self):
        return [each for each in (super(Child, self).method() for _ in "ab")]

child = Child()
print(child.method(), child.build(), child.helper(1), child.value, child["k"], child.tag, Child.made_by, sep="; ")
print(child.explicit(), child.in_generator())
class Later(Child):
    def method(self):
        self_alias = self
        def nested():
            return super(Later, self_alias).method()
        return nested()
    def set_value(self, value):
        super().__setattr__("stored", value)

later = Later()
later.set_value(9)
print(later.method(), later.stored)
