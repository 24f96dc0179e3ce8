# `bytes()` gives what `__bytes__` gives; a class may say itself what `__dict__` is; a recursive factory shows.
from collections import defaultdict

class Marked(bytes):
    pass

class Source:
    def __init__(self, value):
        self.value = value
    def __bytes__(self):
        return self.value

print(type(bytes(Source(Marked(b"a")))).__name__, type(Marked(Source(b"a"))).__name__, bytes(Source(b"x")), bytes(Marked(b"y")))
# expect: Marked Marked b'x' b'y'
try:
    bytes(Source("text"))
except TypeError as exc:
    print(exc)  # expect: __bytes__ returned non-bytes (type str)

class Shown:
    __dict__ = property(lambda self: {"a": 2})

print(vars(Shown()), Shown().__dict__, type("Sub", (Shown,), {})().__dict__)  # expect: {'a': 2} {'a': 2} {'a': 2}

class Own(defaultdict):
    def __init__(self):
        self.default_factory = self.make
    def make(self):
        return []

own = Own()
own[1].append(2)
print(own[1], repr(own).replace("__main__.", ""))
# expect: [2] Own(<bound method Own.make of Own(..., {1: [2]})>, {1: [2]})

def generator():
    class Broken:
        def __iter__(self):
            return self
        def __next__(self):
            return 1
        def __getattr__(self, name):
            raise ZeroDivisionError(name)
    yield from Broken()

for act in (lambda g: g.send(1), lambda g: g.throw(KeyError)):
    running = generator()
    next(running)
    try:
        act(running)
    except ZeroDivisionError as exc:
        print("ZeroDivisionError", exc)
        # expect: ZeroDivisionError send
        # expect: ZeroDivisionError throw
