# Which hooks of a metaclass run when a class is made, called and changed.
class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        print("prepare", name, [base.__name__ for base in bases], keywords)
        return {"prepared": True}
    def __new__(meta, name, bases, namespace, **keywords):
        print("new", name, sorted(key for key in namespace if not key.startswith("__")))
        return super().__new__(meta, name, bases, namespace)
    def __init__(cls, name, bases, namespace, **keywords):
        print("init", name, keywords)
        super().__init__(name, bases, namespace)
    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)
    def __getattr__(cls, name):
        return f"{cls.__name__} has no {name}"
    def __setattr__(cls, name, value):
        print("set", name)
        super().__setattr__(name, value)
    def __len__(cls):
        return 42
    def __iter__(cls):
        return iter("meta")
    def __contains__(cls, item):
        return item == "x"
    def __repr__(cls):
        return f"<{cls.__name__}>"

class Thing(metaclass=Meta, color="red"):
    field = 1
    def __init__(self, *args):
        self.args = args
# expect: prepare Thing [] {'color': 'red'}
# expect: new Thing ['field', 'prepared']
# expect: init Thing {'color': 'red'}

class Sub(Thing):
    pass
# expect: prepare Sub ['Thing'] {}
# expect: new Sub ['prepared']
# expect: init Sub {}

thing = Sub(1, 2)  # expect: call Sub (1, 2)
print(thing.args, Sub.prepared, Sub.missing, len(Sub), list(Thing), "x" in Sub, Sub, type(Sub).__name__)
# expect: (1, 2) True Sub has no missing 42 ['m', 'e', 't', 'a'] True <Sub> Meta
Sub.new = 5  # expect: set new
try:
    thing.missing
except AttributeError as error:
    print(error)  # expect: 'Sub' object has no attribute 'missing'
try:
    len(thing)
except TypeError as error:
    print(error)  # expect: object of type 'Sub' has no len()
