# The exception context is per generator: an exception handled in the caller while the generator is suspended
# does not leak into it, but raising inside while the caller handles one sets __context__.
def g():
    yield 1
    raise ValueError
x = g(); next(x)
try:
    try: 1/0
    except ZeroDivisionError: next(x)
except ValueError as e: print(repr(e.__context__))  # expect: ZeroDivisionError('division by zero')
