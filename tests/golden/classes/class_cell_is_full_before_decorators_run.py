# The __class__ cell is empty while the body runs and refers to the class made by type.__new__ - before
# decorators and before __init_subclass__ finishes.
class B:
    def __init_subclass__(cls): print(cls.me(cls) is cls)
class C(B):
    def me(self): return __class__
# expect: True
class D:
    f = lambda: __class__
    try: f()
    except NameError as e: print(e)
# expect: cannot access free variable '__class__' where it is not associated with a value in enclosing scope
