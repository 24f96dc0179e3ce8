# len, hash, id and callable ask the type, and check what it answers.
class Sized:
    def __init__(self, size):
        self.size = size
    def __len__(self):
        return self.size

class Hashed:
    def __init__(self, value):
        self.value = value
    def __hash__(self):
        return self.value

def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

print(len("abc"), len(Sized(3)), len(Sized(True)), hash(Hashed(5)), hash(Hashed(2**61)), hash(Hashed(-1)), hash(Hashed(True)), len({1: 2}), len(b""), len(range(5)))
# expect: 3 3 1 5 2305843009213693952 -2 1 1 0 5
attempt(len, Sized(-1))  # expect: ValueError: __len__() should return >= 0
attempt(len, Sized("3"))  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(len, Sized(2.0))  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(len, Sized(10**30))  # expect: OverflowError: cannot fit 'int' into an index-sized integer
attempt(len, Sized(None))  # expect: TypeError: 'NoneType' object cannot be interpreted as an integer
attempt(bool, Sized(-1))  # expect: ValueError: __len__() should return >= 0
attempt(len, 5)  # expect: TypeError: object of type 'int' has no len()
attempt(len, int)  # expect: TypeError: object of type 'type' has no len()
attempt(len)  # expect: TypeError: len() takes exactly one argument (0 given)
attempt(len, [], [])  # expect: TypeError: len() takes exactly one argument (2 given)
attempt(hash, Hashed("x"))  # expect: TypeError: __hash__ method should return an integer
attempt(hash, Hashed(1.5))  # expect: TypeError: __hash__ method should return an integer
attempt(hash, [])  # expect: TypeError: unhashable type: 'list'
attempt(hash)  # expect: TypeError: hash() takes exactly one argument (0 given)
class Instance:
    pass

instance = Instance()
instance.__call__ = lambda: 1
class Callable:
    def __call__(self):
        return "called"

print(callable(len), callable(int), callable(lambda: 1), callable(5), callable(instance), callable(Callable()), Callable()(), callable(Instance), callable([].append), callable(classmethod(len)), callable(staticmethod(len)), callable(property()))
# expect: True True True False False True called True True False True False
attempt(instance)  # expect: TypeError: 'Instance' object is not callable
attempt(callable)  # expect: TypeError: callable() takes exactly one argument (0 given)
a = b = object()
print(id(a) == id(b), id(a) != id(object()), id(None) == id(None), isinstance(id(a), int))
# expect: True True True True
attempt(id)  # expect: TypeError: id() takes exactly one argument (0 given)
