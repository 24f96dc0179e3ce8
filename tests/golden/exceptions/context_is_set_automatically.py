# An exception raised in a handler, a `finally` or an `__exit__` links to the one before.
def chain(error):
    names = []
    while error is not None:
        names.append(type(error).__name__)
        error = error.__context__
    return names

class Exiting:
    def __enter__(self): pass
    def __exit__(self, *details): raise KeyError

def in_handler():
    try:
        raise ValueError
    except ValueError:
        raise TypeError

def in_finally():
    try:
        in_handler()
    finally:
        raise IndexError

def in_exit():
    with Exiting():
        raise ValueError

for function in (in_handler, in_finally, in_exit):
    try:
        function()
    except Exception as error:
        print(chain(error))
        # expect: ['TypeError', 'ValueError']
        # expect: ['IndexError', 'TypeError', 'ValueError']
        # expect: ['KeyError', 'ValueError']
