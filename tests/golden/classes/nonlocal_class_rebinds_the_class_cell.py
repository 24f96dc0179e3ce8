# `__class__` is an ordinary cell that a method may rebind for all methods.
class Actor:
    def rename(self, new):
        nonlocal __class__
        __class__ = new
    def role(self):
        return __class__

actor = Actor()
print(actor.role() is Actor)  # expect: True
actor.rename("villain")
print(actor.role())  # expect: villain
try:
    class Sub(Actor):
        def broken(self):
            nonlocal __class__
            __class__ = 3
            return super().role()
    Sub().broken()
except (RuntimeError, TypeError) as error:
    print(error)  # expect: super(): __class__ is not a type (int)
