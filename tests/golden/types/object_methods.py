# What every object can do, and what object itself refuses.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

class Plain:
    pass

class Init:
    def __init__(self, a):
        self.a = a

class New:
    def __new__(cls, a):
        return super().__new__(cls)

thing = object()
print(thing == thing, thing != object(), thing.__eq__(5), thing.__ne__(5), thing.__lt__(5), thing.__class__, bool(thing), thing.__hash__() == hash(thing), thing.__str__() == repr(thing), thing.__format__("") == str(thing), thing.__init_subclass__(), object.__subclasshook__(5))
# expect: True True NotImplemented NotImplemented NotImplemented <class 'object'> True True True True None NotImplemented
print(Init(1).a, New(1).__class__.__name__, object.__new__(Plain).__class__.__name__, object.__init__(Plain()), sorted(thing.__dir__()) == dir(thing), object.__getattribute__(Init(7), "a"))
# expect: 1 New Plain None True 7
attempt(object, 1)  # expect: TypeError: object() takes no arguments
attempt(object, x=1)  # expect: TypeError: object() takes no arguments
attempt(Plain, 1)  # expect: TypeError: Plain() takes no arguments
attempt(Plain, x=1)  # expect: TypeError: Plain() takes no arguments
attempt(Init)  # expect: TypeError: Init.__init__() missing 1 required positional argument: 'a'
attempt(Init, 1, 2)  # expect: TypeError: Init.__init__() takes 2 positional arguments but 3 were given
attempt(New, 1, 2)  # expect: TypeError: New.__new__() takes 2 positional arguments but 3 were given
attempt(object.__new__)  # expect: TypeError: object.__new__(): not enough arguments
attempt(object.__new__, 5)  # expect: TypeError: object.__new__(X): X is not a type object (int)
attempt(object.__new__, int)  # expect: TypeError: object.__new__(int) is not safe, use int.__new__()
attempt(object.__new__, Plain, 1)  # expect: TypeError: Plain() takes no arguments
attempt(object.__init__, Plain(), 1)
# expect: TypeError: Plain.__init__() takes exactly one argument (the instance to initialize)
attempt(object.__init__, Init(1), 1)
# expect: TypeError: object.__init__() takes exactly one argument (the instance to initialize)
attempt(object.__new__, New, 1)
# expect: TypeError: object.__new__() takes exactly one argument (the type to instantiate)
attempt(object.__setattr__, Plain(), "a")  # expect: TypeError: __setattr__ expected 2 arguments, got 1
attempt(object.__setattr__, thing, "a", 1)
# expect: AttributeError: 'object' object has no attribute 'a' and no __dict__ for setting new attributes
attempt(object.__setattr__, Plain(), 5, 1)  # expect: TypeError: attribute name must be string, not 'int'
attempt(object.__setattr__, 5, "real", 1)  # expect: AttributeError: attribute 'real' of 'int' objects is not writable
attempt(object.__getattribute__, Plain(), "nope")  # expect: AttributeError: 'Plain' object has no attribute 'nope'
attempt(object.__getattribute__, Plain())  # expect: TypeError: expected 1 argument, got 0
attempt(object.__delattr__, Plain(), "nope")  # expect: AttributeError: 'Plain' object has no attribute 'nope'
attempt(object.__format__, Plain(), ">5")  # expect: TypeError: unsupported format string passed to Plain.__format__
attempt(object.__format__, Plain(), 5)  # expect: TypeError: __format__() argument must be str, not int
attempt(object.__eq__, 1)  # expect: TypeError: expected 1 argument, got 0
attempt(object.__repr__)  # expect: TypeError: descriptor '__repr__' of 'object' object needs an argument
attempt(object.__hash__, 1, 2)  # expect: TypeError: expected 0 arguments, got 1
attempt(object.__init_subclass__, x=1)  # expect: TypeError: object.__init_subclass__() takes no keyword arguments
attempt(lambda: thing < thing)  # expect: TypeError: '<' not supported between instances of 'object' and 'object'
attempt(lambda: thing + 1)  # expect: TypeError: unsupported operand type(s) for +: 'object' and 'int'
attempt(lambda: thing.nope)  # expect: AttributeError: 'object' object has no attribute 'nope'
attempt(object.__class__)  # expect: TypeError: type() takes 1 or 3 arguments
