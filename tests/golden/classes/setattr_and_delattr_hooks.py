# __setattr__ and __delattr__ see assignments, deletions and augmented assignments.
class Guarded:
    def __setattr__(self, name, value):
        print("set", name, value)
        if name.startswith("_"):
            raise AttributeError(f"{name} is private")
        super().__setattr__(name, value)
    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)

guarded = Guarded()
guarded.count = 1  # expect: set count 1
guarded.count += 5  # expect: set count 6
guarded.a = guarded.b = guarded.count
# expect: set a 6
# expect: set b 6
(guarded.c, *guarded.d), guarded.e = [1, 2, 3], 4
# expect: set c 1
# expect: set d [2, 3]
# expect: set e 4
for guarded.loop in range(2):
    pass
    # expect: set loop 0
    # expect: set loop 1
with type("C", (), {"__enter__": lambda self: "entered", "__exit__": lambda *args: None})() as guarded.context:
    pass  # expect: set context entered
del guarded.a, guarded.b
# expect: del a
# expect: del b
print(vars(guarded))  # expect: {'count': 6, 'c': 1, 'd': [2, 3], 'e': 4, 'loop': 1, 'context': 'entered'}
for action in ("guarded._x = 1", "del guarded.nope", "guarded.count -= 'x'"):
    try:
        exec(action)
    except Exception as error:
        print(type(error).__name__, error)
        # expect: set _x 1
        # expect: AttributeError _x is private
        # expect: del nope
        # expect: AttributeError 'Guarded' object has no attribute 'nope'
        # expect: TypeError unsupported operand type(s) for -=: 'int' and 'str'
class Frozen:
    def __init__(self, x):
        object.__setattr__(self, "x", x)
    def __setattr__(self, name, value):
        raise TypeError("frozen")
    __delattr__ = None

frozen = Frozen(1)
for action in ("frozen.x = 2", "del frozen.x"):
    try:
        exec(action)
    except TypeError as error:
        print(error)
        # expect: frozen
        # expect: 'NoneType' object is not callable
print(frozen.x)  # expect: 1
