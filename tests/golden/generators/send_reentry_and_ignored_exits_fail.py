# send(non-None) to a fresh generator: TypeError. Re-entry: ValueError. close() ignoring GeneratorExit:
# RuntimeError. StopIteration inside becomes RuntimeError.
def g():
    try: yield 1
    except GeneratorExit: yield 2
x = g()
try: x.send(1)
except TypeError as e: print(e)  # expect: can't send non-None value to a just-started generator
next(x)
try: x.close()
except RuntimeError as e: print(e)  # expect: generator ignored GeneratorExit
def h(): raise StopIteration; yield
next(h())  # expect error: RuntimeError: generator raised StopIteration
