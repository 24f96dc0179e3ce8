# The metaclass' `__prepare__` makes the mapping that the class body writes to and reads from.
class Recording(dict):
    def __init__(self):
        self.order = []
    def __setitem__(self, key, value):
        if not key.startswith("__"):
            self.order.append(key)
        super().__setitem__(key, value)
    def __missing__(self, key):
        if key.startswith("auto_"):
            return key[5:]
        raise KeyError(key)

class Meta(type):
    def __prepare__(name, bases, **options):
        print(name, bases, options)
        return Recording()
    def __new__(meta, name, bases, namespace, **options):
        made = super().__new__(meta, name, bases, dict(namespace))
        made.order = namespace.order
        return made

class Form(metaclass=Meta, strict=True):  # expect: Form () {'strict': True}
    b = auto_title
    a = len(b)
    b = "twice"

print(Form.order, Form.a, Form.b)  # expect: ['b', 'a', 'b'] 5 twice
