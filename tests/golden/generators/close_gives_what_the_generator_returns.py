# close() returns the generator's return value if it returns on GeneratorExit.
def g():
    try: yield
    except GeneratorExit: return "bye"
x = g(); next(x); print(x.close())  # expect: bye
