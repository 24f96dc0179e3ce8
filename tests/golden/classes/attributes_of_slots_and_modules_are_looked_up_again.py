# One piece of code that asks many objects for a name answers each as if it had never asked another, whatever it
# remembers: slots that are emptied and filled, classes and modules that change between two questions.
import types


def get(obj):
    return obj.it


def call(obj):
    return obj.it()


def put(obj, value):
    obj.it = value


def take(obj):
    del obj.it


def ask(function, *args):
    answers = []
    for _ in range(3):
        try:
            answers.append(function(*args))
        except Exception as error:
            answers.append(f"{type(error).__name__}: {error}")
    print(*dict.fromkeys(map(str, answers)), sep=" | ")


class Slotted:
    __slots__ = "other", "it"


class Derived(Slotted):
    __slots__ = ()


class Open(Slotted):
    pass


class Two:
    __slots__ = "it", "other"


one, two, derived, opened = Slotted(), Two(), Derived(), Open()
ask(get, one)  # expect: AttributeError: 'Slotted' object has no attribute 'it'
ask(put, one, 1)  # expect: None
ask(get, one)  # expect: 1
ask(take, one)  # expect: None | AttributeError: it
ask(get, one)  # expect: AttributeError: 'Slotted' object has no attribute 'it'
ask(call, one)  # expect: AttributeError: 'Slotted' object has no attribute 'it'
for obj, value in (one, lambda: "one"), (two, lambda: "two"), (derived, lambda: "derived"), (opened, lambda: "open"):
    put(obj, value)
    ask(call, obj)
    ask(lambda: get(obj) is value)
    # expect: one
    # expect: True
    # expect: two
    # expect: True
    # expect: derived
    # expect: True
    # expect: open
    # expect: True

opened.__dict__["it"] = lambda: "hidden by the slot"
ask(call, opened)  # expect: open
del opened.it
ask(call, opened)  # expect: AttributeError: 'Open' object has no attribute 'it'
opened.it = lambda: "again"

print("-- the class of what is asked changes")  # expect: -- the class of what is asked changes
slot = Slotted.__dict__["it"]
for thing in 5, property(lambda self: lambda: "property"), lambda self=None: f"method of {type(self).__name__}":
    Slotted.it = thing
    ask(get, one) if thing == 5 else None
    ask(call, one)
    ask(call, derived)
    ask(put, one, lambda: "put")
    # expect: 5
    # expect: TypeError: 'int' object is not callable
    # expect: TypeError: 'int' object is not callable
    # expect: AttributeError: 'Slotted' object attribute 'it' is read-only
    # expect: property
    # expect: property
    # expect: AttributeError: property '<lambda>' of 'Slotted' object has no setter
    # expect: method of Slotted
    # expect: method of Derived
    # expect: AttributeError: 'Slotted' object attribute 'it' is read-only
del Slotted.it
ask(get, one)  # expect: AttributeError: 'Slotted' object has no attribute 'it'
ask(get, opened)  # expect: <function <lambda> at 0x...>
ask(call, opened)  # expect: hidden by the slot
Slotted.it = slot
ask(call, one)  # expect: one
ask(call, derived)  # expect: derived
Derived.it = Two.__dict__["it"]
ask(get, derived)  # expect: TypeError: descriptor 'it' for 'Two' objects doesn't apply to a 'Derived' object
ask(put, derived, 1)  # expect: TypeError: descriptor 'it' for 'Two' objects doesn't apply to a 'Derived' object
Derived.it = slot
ask(call, derived)  # expect: derived
Derived.__getattr__ = lambda self, name: lambda: f"no {name}"
ask(call, derived)  # expect: derived
ask(take, derived)  # expect: None | AttributeError: it
ask(call, derived)  # expect: no it
derived.it = lambda: "filled"
ask(call, derived)  # expect: filled
Derived.__getattribute__ = lambda self, name: lambda: f"all {name}"
ask(call, derived)  # expect: all it
del Derived.__getattribute__
ask(call, derived)  # expect: filled
Derived.__setattr__ = lambda self, name, value: print("refused", name)
ask(put, derived, lambda: "set")
# expect: refused it
# expect: refused it
# expect: refused it
# expect: None
ask(call, derived)  # expect: filled
del Derived.__setattr__
ask(put, derived, lambda: "set")  # expect: None
ask(call, derived)  # expect: set


class Twin:
    __slots__ = "other", "it"


one.it = lambda: "first"
ask(call, one)  # expect: first
one.__class__ = Twin
ask(call, one)  # expect: first
ask(put, one, lambda: "of a twin")  # expect: None
ask(call, one)  # expect: of a twin
Twin.it = None
ask(call, one)  # expect: TypeError: 'NoneType' object is not callable

print("-- modules")  # expect: -- modules
module, other = types.ModuleType("module"), types.ModuleType("other")
ask(get, module)  # expect: AttributeError: module 'module' has no attribute 'it'
ask(call, module)  # expect: AttributeError: module 'module' has no attribute 'it'
module.it = lambda: "module"
other.first, other.it = 1, lambda: "other"
for _ in range(2):
    ask(call, module)
    ask(call, other)
    # expect: module
    # expect: other
    # expect: module
    # expect: other
ask(lambda: get(module) is module.it)  # expect: True
module.it = lambda: "replaced"
ask(call, module)  # expect: replaced
del module.it
ask(call, module)  # expect: AttributeError: module 'module' has no attribute 'it'
ask(get, module)  # expect: AttributeError: module 'module' has no attribute 'it'
module.__getattr__ = lambda name: lambda: f"by __getattr__: {name}"
ask(call, module)  # expect: by __getattr__: it
module.it = lambda: "found"
ask(call, module)  # expect: found
module.__dict__.pop("it")
ask(call, module)  # expect: by __getattr__: it
del module.__getattr__
ask(call, module)  # expect: AttributeError: module 'module' has no attribute 'it'
vars(other).clear()
ask(get, other)  # expect: AttributeError: module has no attribute 'it'
other.it = lambda: "after clear"
ask(call, other)  # expect: after clear


class Module(types.ModuleType):
    it = property(lambda self: lambda: f"property of {self.__name__}")


ask(call, other)  # expect: after clear
other.__class__ = Module
other.__name__ = "another"
ask(call, other)  # expect: property of another
ask(put, other, 1)  # expect: AttributeError: property 'it' of 'Module' object has no setter
del Module.it
ask(call, other)  # expect: after clear
Module.it = lambda self: "method, behind what the module has"
ask(call, other)  # expect: after clear
del vars(other)["it"]
ask(call, other)  # expect: method, behind what the module has
other.__class__ = types.ModuleType
ask(call, other)  # expect: AttributeError: module 'another' has no attribute 'it'
vars(module)["__doc__"] = "replaced"
for name in "__name__", "__class__", "__doc__":
    code = compile(f"module.{name}", "", "eval")
    ask(lambda: eval(code))
    # expect: module
    # expect: <class 'module'>
    # expect: replaced
ask(lambda: [put(obj, number) for number, obj in enumerate((module, other, derived, two))])
# expect: [None, None, None, None]
ask(lambda: [get(obj) for obj in (module, other, derived, two)])  # expect: [0, 1, 2, 3]
