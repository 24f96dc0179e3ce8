class A:
    where = __class__
    def m(self):
        return __class__
    def n(self):
        def inner():
            return super
        return inner
    row = [__class__ for _ in "a"]
def f():
    return super
