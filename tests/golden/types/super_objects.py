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
# expect: Base.who of Child base 1 Base.make of Child Base.make of Child Base.who of Child <class 'super'> <class 'super'>
print(bound.__thisclass__, bound.__self__ is child, bound.__self_class__, repr(bound).split(" object")[0], repr(super(Child)), super(Child).__self__, super(Child).__self_class__)
# expect: <class '__main__.Child'> True <class '__main__.Child'> <super: <class 'Child'>, <Child <super: <class 'Child'>, NULL> None None
later = super(Child)
print(later.__get__(child).who(), later.__get__(child, Child).tag, later.__get__(None, Child) is later)
# expect: Base.who of Child base True
attempt(super, 5)  # expect: TypeError: super() argument 1 must be a type, not int
attempt(super, Child, 5)
# expect: TypeError: super(type, obj): obj (instance of int) is not an instance or subtype of type (Child).
attempt(super, Child, Base())
# expect: TypeError: super(type, obj): obj (instance of Base) is not an instance or subtype of type (Child).
attempt(super, Child, int)
# expect: TypeError: super(type, obj): obj (type int) is not an instance or subtype of type (Child).
attempt(super, 1, 2, 3)  # expect: TypeError: super() expected at most 2 arguments, got 3
attempt(super, type=Child)  # expect: TypeError: super() takes no keyword arguments
attempt(super)  # expect: RuntimeError: super(): __class__ cell not found
attempt(getattr, bound, "nope")  # expect: AttributeError: 'super' object has no attribute 'nope'
attempt(setattr, bound, "tag", 1)
# expect: AttributeError: 'super' object has no attribute 'tag' and no __dict__ for setting new attributes
attempt(lambda: bound.who(1))  # expect: TypeError: Base.who() takes 1 positional argument but 2 were given
attempt(lambda: bound[0])  # expect: TypeError: 'super' object is not subscriptable
attempt(lambda: super(Child).who)  # expect: AttributeError: 'super' object has no attribute 'who'
attempt(lambda: super(Base, child).who)  # expect: AttributeError: 'super' object has no attribute 'who'
def outside():
    return super().who()
def no_arguments():
    return super()
attempt(outside)  # expect: RuntimeError: super(): no arguments
attempt(no_arguments)  # expect: RuntimeError: super(): no arguments
attempt(lambda self: super(), child)  # expect: RuntimeError: super(): __class__ cell not found
print(super(Child, child) == super(Child, child), bound == bound, hasattr(bound, "who"))  # expect: False True True
class MySuper(super):
    pass

print(MySuper(Child, child).who(), type(MySuper(Child, child)).__name__)  # expect: Base.who of Child MySuper
