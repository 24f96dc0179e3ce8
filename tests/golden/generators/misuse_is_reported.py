# send before the start, re-entry, a close that yields, a StopIteration that escapes.
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2

made = stubborn()
try:
    made.send("early")
except TypeError as error:
    print(error)  # expect: can't send non-None value to a just-started generator
next(made)
try:
    made.close()
except RuntimeError as error:
    print(error)  # expect: generator ignored GeneratorExit

def reenter():
    yield next(itself)

itself = reenter()
try:
    next(itself)
except ValueError as error:
    print(error)  # expect: generator already executing

def leaks():
    raise StopIteration("value")
    yield

try:
    next(leaks())
except RuntimeError as error:
    print(error, repr(error.__cause__))  # expect: generator raised StopIteration StopIteration('value')
