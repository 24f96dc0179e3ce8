# Empty while the body runs, it holds the class before `__init_subclass__` and before decorators.
class Registry:
    def __init_subclass__(cls):
        print("subclass hook", cls.own() is cls)

def decorate(cls):
    print("decorator", cls.own() is cls)
    return "decorated"

@decorate
class Entry(Registry):
    @staticmethod
    def own():
        return __class__
        # expect: subclass hook True
        # expect: decorator True

print(Entry)  # expect: decorated

class Eager:
    # expect: cannot access free variable '__class__' where it is not associated with a value in enclosing scope
    probe = lambda: __class__
    try:
        probe()
    except NameError as error:
        print(error)
