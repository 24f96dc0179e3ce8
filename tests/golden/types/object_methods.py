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
print(Init(1).a, New(1).__class__.__name__, object.__new__(Plain).__class__.__name__, object.__init__(Plain()), sorted(thing.__dir__()) == dir(thing), object.__getattribute__(Init(7), "a"))
attempt(object, 1)
attempt(object, x=1)
attempt(Plain, 1)
attempt(Plain, x=1)
attempt(Init)
attempt(Init, 1, 2)
attempt(New, 1, 2)
attempt(object.__new__)
attempt(object.__new__, 5)
attempt(object.__new__, int)
attempt(object.__new__, Plain, 1)
attempt(object.__init__, Plain(), 1)
attempt(object.__init__, Init(1), 1)
attempt(object.__new__, New, 1)
attempt(object.__setattr__, Plain(), "a")
attempt(object.__setattr__, thing, "a", 1)
attempt(object.__setattr__, Plain(), 5, 1)
attempt(object.__setattr__, 5, "real", 1)
attempt(object.__getattribute__, Plain(), "nope")
attempt(object.__getattribute__, Plain())
attempt(object.__delattr__, Plain(), "nope")
attempt(object.__format__, Plain(), ">5")
attempt(object.__format__, Plain(), 5)
attempt(object.__eq__, 1)
attempt(object.__repr__)
attempt(object.__hash__, 1, 2)
attempt(object.__init_subclass__, x=1)
attempt(lambda: thing < thing)
attempt(lambda: thing + 1)
attempt(lambda: thing.nope)
attempt(object.__class__)
