# The methods of generators, and what they say when they are used wrongly.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except BaseException as error:
        print(type(error).__name__, error, sep=": ")

def count():
    received = []
    try:
        while True:
            received.append((yield len(received)))
    finally:
        print("closing", received)

walk = count()
attempt(walk.send, 1)
attempt(walk.send, None)
attempt(walk.send, "a")
attempt(walk.__next__)
attempt(walk.throw, ValueError("thrown"))
attempt(walk.send, "late")
attempt(next, walk, "end")
attempt(walk.throw, KeyError("after the end"))
attempt(walk.close)
walk = count()
attempt(walk.throw, 5)
attempt(walk.throw)
attempt(walk.throw, ValueError, "a", 1)
attempt(walk.throw, ValueError("a"), "b")
attempt(walk.throw, 1, 2, 3, 4)
attempt(walk.throw, ValueError)
attempt(walk.send)
attempt(walk.send, 1, 2)
attempt(walk.close, 1)
attempt(walk.__next__, 1)
walk = count()
next(walk)
print(iter(walk) is walk, walk.__name__, walk.__qualname__, type(walk).__name__, walk.close(), walk.close())
walk.__name__ = "renamed"
walk.__qualname__ = "a.renamed"
print(repr(walk).split(" at ")[0], walk.__name__)
attempt(setattr, walk, "__name__", 5)
attempt(delattr, walk, "__qualname__")
attempt(setattr, walk, "gi_frame", None)
attempt(setattr, walk, "gi_running", True)
attempt(setattr, walk, "other", 1)
attempt(type(walk))
attempt(type, "G", (type(walk),), {})
