# What the caller handles is not seen in a suspended generator, but links to what it raises.
import sys

def worker():
    yield sys.exception()
    try:
        raise KeyError("inner")
    except KeyError:
        yield sys.exception()
    yield sys.exception()
    raise ValueError("last")

made = worker()
print(next(made))  # expect: None
print(repr(next(made)), sys.exception())  # expect: KeyError('inner') None
try:
    1 / 0
except ZeroDivisionError:
    print(repr(next(made)))  # expect: ZeroDivisionError('division by zero')
    try:
        next(made)
    except ValueError as error:
        print(repr(error.__context__))  # expect: ZeroDivisionError('division by zero')
