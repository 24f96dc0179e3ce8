# `__init_subclass__` runs for each subclass, `__new__` makes the instance.
class Plugin:
    known = {}
    def __init_subclass__(cls, /, key=None, **rest):
        super().__init_subclass__(**rest)
        # expect error: TypeError: Third.__init_subclass__() takes no keyword arguments
        Plugin.known[key or cls.__name__] = cls

class First(Plugin, key="1st"): pass
class Second(Plugin): pass
print(list(Plugin.known))  # expect: ['1st', 'Second']

class Single:
    instance = None
    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance
    def __init__(self, *args):
        self.args = args

print(Single(1) is Single(2), Single.instance.args)  # expect: True (2,)
class Third(Plugin, unknown=1): pass
