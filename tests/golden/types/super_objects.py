# super objects: what they look up, how they show themselves, and how they are made wrongly.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

class Base:
    tag = "base"
    def who(self):
        return f"Base.who of {type(self).__name__}"
    @classmethod
    def make(cls):
        return f"Base.make of {cls.__name__}"
    @property
    def size(self):
        return 1

class Child(Base):
    tag = "child"
    def who(self):
        return "Child.who"

child = Child()
bound = super(Child, child)
print(bound.who(), bound.tag, bound.size, bound.make(), super(Child, Child).make(), super(Child, Child).who(child), bound.__class__, type(bound))
print(bound.__thisclass__, bound.__self__ is child, bound.__self_class__, repr(bound).split(" object")[0], repr(super(Child)), super(Child).__self__, super(Child).__self_class__)
later = super(Child)
print(later.__get__(child).who(), later.__get__(child, Child).tag, later.__get__(None, Child) is later)
attempt(super, 5)
attempt(super, Child, 5)
attempt(super, Child, Base())
attempt(super, Child, int)
attempt(super, 1, 2, 3)
attempt(super, type=Child)
attempt(super)
attempt(getattr, bound, "nope")
attempt(setattr, bound, "tag", 1)
attempt(lambda: bound.who(1))
attempt(lambda: bound[0])
attempt(lambda: super(Child).who)
attempt(lambda: super(Base, child).who)
def outside():
    return super().who()
def no_arguments():
    return super()
attempt(outside)
attempt(no_arguments)
attempt(lambda self: super(), child)
print(super(Child, child) == super(Child, child), bound == bound, hasattr(bound, "who"))
class MySuper(super):
    pass

print(MySuper(Child, child).who(), type(MySuper(Child, child)).__name__)
