# The methods of generators, and what they say when they are used wrongly.
import warnings

warnings.simplefilter("ignore")
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except BaseException as error:
        print(f"{type(error).__name__}: {error}".rstrip(": "))

def count():
    received = []
    try:
        while True:
            received.append((yield len(received)))
    finally:
        print("closing", received)

walk = count()
attempt(walk.send, 1)  # expect: TypeError: can't send non-None value to a just-started generator
attempt(walk.send, None)  # expect: 0
attempt(walk.send, "a")  # expect: 1
attempt(walk.__next__)  # expect: 2
attempt(walk.throw, ValueError("thrown"))
# expect: closing ['a', None]
# expect: ValueError: thrown
attempt(walk.send, "late")  # expect: StopIteration
attempt(next, walk, "end")  # expect: end
attempt(walk.throw, KeyError("after the end"))  # expect: KeyError: 'after the end'
attempt(walk.close)  # expect: None
walk = count()
attempt(walk.throw, 5)
# expect: TypeError: exceptions must be classes or instances deriving from BaseException, not int
attempt(walk.throw)  # expect: TypeError: throw expected at least 1 argument, got 0
attempt(walk.throw, ValueError, "a", 1)  # expect: TypeError: throw() third argument must be a traceback object
attempt(walk.throw, ValueError("a"), "b")  # expect: TypeError: instance exception may not have a separate value
attempt(walk.throw, 1, 2, 3, 4)  # expect: TypeError: throw expected at most 3 arguments, got 4
attempt(walk.throw, ValueError)  # expect: ValueError
attempt(walk.send)  # expect: TypeError: generator.send() takes exactly one argument (0 given)
attempt(walk.send, 1, 2)  # expect: TypeError: generator.send() takes exactly one argument (2 given)
attempt(walk.close, 1)  # expect: TypeError: generator.close() takes no arguments (1 given)
attempt(walk.__next__, 1)  # expect: TypeError: expected 0 arguments, got 1
walk = count()
next(walk)
print(iter(walk) is walk, walk.__name__, walk.__qualname__, type(walk).__name__, walk.close(), walk.close())
# expect: closing []
# expect: True count count generator None None
walk.__name__ = "renamed"
walk.__qualname__ = "a.renamed"
print(repr(walk).split(" at ")[0], walk.__name__)  # expect: <generator object a.renamed renamed
attempt(setattr, walk, "__name__", 5)  # expect: TypeError: __name__ must be set to a string object
attempt(delattr, walk, "__qualname__")  # expect: TypeError: __qualname__ must be set to a string object
attempt(setattr, walk, "gi_frame", None)
# expect: AttributeError: attribute 'gi_frame' of 'generator' objects is not writable
attempt(setattr, walk, "gi_running", True)
# expect: AttributeError: attribute 'gi_running' of 'generator' objects is not writable
attempt(setattr, walk, "other", 1)
# expect: AttributeError: 'generator' object has no attribute 'other' and no __dict__ for setting new attributes
attempt(type(walk))  # expect: TypeError: cannot create 'generator' instances
attempt(type, "G", (type(walk),), {})  # expect: TypeError: type 'generator' is not an acceptable base type
